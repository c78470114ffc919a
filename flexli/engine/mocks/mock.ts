import type { JsonObject, JsonValue } from '../../model/json';

/** Answers in place of a service, or of what a core action would do. */
export interface Mock {
  readonly target: MockTarget;
  /** In the order in which they are used; the last one stays. At least one. */
  readonly answers: readonly MockAnswer[];
}

/** What a mock stands for; everything that is given must fit. */
export interface MockTarget {
  /** Place of an action as `shortPath` writes it, such as `actions[2].actions[0]`. */
  readonly action?: string;
  /** Type of an action, such as `PostMessage` or `Flexli:CoreV1:Wait`. */
  readonly type?: string;
  /** Name of the workflow. Without it, a place is one of the workflow that the run began with. */
  readonly workflow?: string;
  readonly request?: RequestPattern;
}

/** Of query, headers and body only what is given is compared. */
export interface RequestPattern {
  readonly method?: string;
  /** Without the query; `*` stands for any characters. With a slash at its start, the path alone. */
  readonly url?: string;
  readonly query?: JsonObject;
  readonly headers?: JsonObject;
  readonly body?: JsonValue;
}

export type MockAnswer = { /** Seconds. */ readonly delay: number } & (
  | { readonly kind: 'answer'; readonly status: number; readonly body: string }
  /** No answer at all. */
  | { readonly kind: 'error'; readonly message: string }
);

/** A path of a document without the `parameters` of Iterator and Branch actions. */
export function shortPath(path: string): string {
  return path.replaceAll('.parameters.actions[', '.actions[').replaceAll('.parameters.branches[', '.branches[');
}

/** How messages call a mock: `action actions[0]`, `type PostMessage`. */
export function mockName({ target: { action, type, workflow, request } }: Mock): string {
  const parts = [
    ...(action === undefined ? [] : [`action ${action}`]),
    ...(type === undefined ? [] : [`type ${type}`]),
    ...(request === undefined
      ? []
      : [`request ${[request.method, request.url].filter(Boolean).join(' ') || 'by content'}`]),
    ...(workflow === undefined ? [] : [`of workflow ${workflow}`]),
  ];
  return parts.join(', ');
}
