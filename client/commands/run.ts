import { type JsonObject, type JsonValue, isJsonObject } from '../../flexli/model/json';
import type { RunLauncher } from '../runs/runLauncher';
import { targetDocument } from './targetDocument';

/** Runs a workflow. `{ input }` as second argument, for keybindings and tests, runs it without asking for one. */
export async function run(launcher: RunLauncher, target: unknown, options: unknown): Promise<string | undefined> {
  const uri = await targetDocument(target, ['workflow']);
  return uri && launcher.run(uri, inputOf(options));
}

function inputOf(options: unknown): JsonObject | undefined {
  const given = options as JsonValue | undefined;
  return isJsonObject(given) && isJsonObject(given.input) ? given.input : undefined;
}
