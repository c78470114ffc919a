import type { JsonValue } from '../../flexli/model/json';
import { isJsonObject } from '../../flexli/model/json';
import { MASK, isSecretHeader } from './maskedHeaders';
import type { RunTimeline } from './runTimeline';

/** Shorter values are words more often than secrets, and would tear holes into every text. */
const SHORTEST = 4;

/** The text without any of these, the longest first: as they are, as they stand in JSON, and in addresses. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return [...secrets]
    .filter(({ length }) => length >= SHORTEST)
    .sort((a, b) => b.length - a.length)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .reduce((rest, form) => rest.replaceAll(form, MASK), text);
}

/** Whether anything of a run says in words what went wrong, which may quote what was sent. */
export function hasReason({ reason, steps }: RunTimeline): boolean {
  return reason !== undefined || steps.some((step) => step.reason !== undefined || step.iterations.some(hasReason));
}

/** A run whose reasons show no secret. Its states stay as they are: they are masked where they are shown. */
export function withMaskedReasons(timeline: RunTimeline, secrets: readonly string[]): RunTimeline {
  const masked = <T extends { readonly reason?: string }>(owner: T): T =>
    owner.reason === undefined ? owner : { ...owner, reason: withoutSecrets(owner.reason, secrets) };
  return {
    ...masked(timeline),
    steps: timeline.steps.map((step) => ({
      ...masked(step),
      iterations: step.iterations.map((one) => withMaskedReasons(one, secrets)),
    })),
  };
}

/** A document of the account as JSON for people: values of headers with telling names are hidden, and all secrets. */
export function shownDocument(document: JsonValue, secrets: readonly string[]): string {
  return withoutSecrets(`${JSON.stringify(hidden(document, false), undefined, 2)}\n`, secrets);
}

function hidden(value: JsonValue, inHeaders: boolean): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => hidden(item, false));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (inHeaders && typeof item === 'string' && isSecretHeader(key) && !item.startsWith('::')) return [key, MASK];
      return [key, item === undefined ? item : hidden(item, key === 'headers' || key === 'default_headers')];
    }),
  );
}
