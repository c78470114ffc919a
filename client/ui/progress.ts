import { type CancellationToken, ProgressLocation, window } from 'vscode';

/** Says what is going on now, below the title. */
export type Report = (message: string) => void;

/**
 * Runs work behind a progress message with a Cancel button. Cancelling aborts the signal; the work decides what it
 * leaves behind, and says so itself.
 */
export async function withCancellableProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: Report) => Promise<T>,
): Promise<T> {
  return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (progress, token) =>
    work(signalOf(token), (message) => {
      progress.report({ message });
    }),
  );
}

/** An AbortSignal that follows a cancellation token. */
function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else
    token.onCancellationRequested(() => {
      controller.abort();
    });
  return controller.signal;
}
