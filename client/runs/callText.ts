import type { JsonValue } from '../../flexli/model/json';
import type { Translate } from '../ui/translate';
import { withoutSecrets } from './mask';
import { maskedHeaders, maskedUrl } from './maskedHeaders';
import type { StepCall } from './stepCalls';

/**
 * A call as a JSON document for people. Secret headers and query parameters are hidden, and whatever is among `secrets`
 * wherever it stands.
 */
export function callText({ request, problem, response }: StepCall, secrets: readonly string[], t: Translate): string {
  const document = {
    ...(request
      ? {
          request: {
            method: request.method.toUpperCase(),
            url: maskedUrl(request.url),
            headers: maskedHeaders(request.headers),
            ...(request.body === undefined ? {} : { body: bodyOf(request.body) }),
          },
          note: t('Prepared once more from the recorded state, without credentials.'),
        }
      : { request: null, note: problemText(problem, t) }),
    response: response
      ? { status: response.status, duration_ms: response.durationMs, body: response.value }
      : t('Not recorded. Only the local engine tells answers, to the window that follows the run.'),
  };
  const text = `${JSON.stringify(document, undefined, 2)}\n`;
  return withoutSecrets(text, secrets);
}

function problemText(problem: StepCall['problem'], t: Translate): string {
  switch (problem) {
    case undefined:
      return '';
    case 'no-document':
      return t('The workflow is not in the account any more, so its request cannot be told.');
    case 'no-connector':
      return t('The connector is not in the account any more, so its request cannot be told.');
    case 'no-state':
      return t('The engine recorded no state before this action, so its request cannot be told.');
    default:
      return problem.message;
  }
}

function bodyOf(body: string): JsonValue {
  try {
    return JSON.parse(body) as JsonValue;
  } catch {
    return body;
  }
}
