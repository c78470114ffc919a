import { nextTime } from '../../flexli/emulator/schedule/nextTime';
import type { DocumentKind } from '../../flexli/model/documentKind';
import { type JsonObject, type JsonValue, isJsonObject } from '../../flexli/model/json';
import type { WorkflowSource } from '../../flexli/model/workflow';
import { differencesFrom } from '../../flexli/project/compare/comparison';

/**
 * Whether a document of the account says what a file says, as far as the API reads it back; placeholders stand for anything.
 * In a bundle of its own with whatever else is only needed once a view is open.
 */
export function saysTheSame(kind: DocumentKind, file: JsonValue | undefined, deployed: JsonObject): boolean {
  if (!isJsonObject(file)) return false;
  const account = { kind, id: '', version: 1, release: true, name: '', content: deployed } as const;
  return differencesFrom(file, account).length === 0;
}

/**
 * When a workflow's clock starts it next, in milliseconds since 1970. Undefined for a rate, which counts on from a time
 * that the API does not tell, and for what no clock starts.
 */
export function nextStart(source: JsonValue | undefined, now: number): number | undefined {
  if (!isJsonObject(source) || !isJsonObject(source.parameters) || typeof source.parameters.cron !== 'string') {
    return undefined;
  }
  return nextTime(source as unknown as WorkflowSource, now);
}
