import { type JsonObject, type JsonValue, isJsonObject } from '../../flexli/model/json';
import type { Translate } from '../ui/translate';

/** Why a text cannot be the input of a run; undefined when it can. An empty text stands for `{}`. */
export function inputProblem(text: string, t: Translate): string | undefined {
  if (text.trim() === '') return undefined;
  let value: JsonValue;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, '')) as JsonValue;
  } catch (error) {
    return t('This is not JSON: {0}', error instanceof Error ? error.message : String(error));
  }
  return isJsonObject(value) ? undefined : t('The input must be an object, for example {"name": "value"}.');
}

/** The input that a text without a problem stands for. */
export function readInput(text: string): JsonObject {
  if (text.trim() === '') return {};
  const value = JSON.parse(text.replace(/^\uFEFF/, '')) as JsonValue;
  return isJsonObject(value) ? value : {};
}
