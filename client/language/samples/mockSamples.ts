import { type JsonObject, type JsonValue, isJsonObject } from '../../../flexli/model/json';
import { outlineOf } from './outlineOf';
import type { AnswerSample } from './runSamples';

/** The outlines of what a file of mocks answers for types of actions; of anything else, nothing. */
export function samplesOfMocks(text: string): readonly AnswerSample[] {
  const mocks = listIn(parsed(text), 'mocks');
  return mocks.flatMap((mock) => {
    const { type } = mock;
    if (typeof type !== 'string' || type.startsWith('Flexli:')) return [];
    const answers = 'sequence' in mock ? listIn(mock, 'sequence') : [mock];
    return answers.filter(isGood).flatMap(({ value }) => {
      return value === undefined ? [] : [{ action: type, sample: outlineOf(value) }];
    });
  });
}

function isGood({ status }: JsonObject): boolean {
  return typeof status !== 'number' || status < 300;
}

function listIn(value: JsonValue | undefined, key: string): readonly JsonObject[] {
  const list = isJsonObject(value) ? value[key] : undefined;
  return Array.isArray(list) ? (list as readonly JsonValue[]).filter(isJsonObject) : [];
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
