import { readDocument, readJson } from '../../engine/exactJson';
import { MAX_NESTING, ValueMeter } from '../../engine/valueMeter';
import { isJsonObject } from '../../model/json';
import type { JsonObject, JsonValue } from '../../model/json';
import type { ApiRequest } from '../http/message';
import { apiErrors, error } from './apiErrors';
import type { Parsed } from './query';

/** The document of a create call. The hosted API compares the Content-Type exactly, parameters included; so do we. */
export function parseDocument(request: ApiRequest): Parsed<JsonObject> {
  if (request.headers['content-type'] !== 'application/json') {
    return { ok: false, answer: apiErrors.notJsonType(request) };
  }
  const value = parseJson(request.body);
  if (value === undefined) return { ok: false, answer: apiErrors.notJson(request) };
  if (!isJsonObject(value)) {
    const details = {
      validation_errors: [
        { path: '', description: 'Input should be a valid dictionary or object to extract fields from' },
      ],
    };
    return {
      ok: false,
      answer: error(request, 400, 'ValidationError', 'The request body failed validation', details),
    };
  }
  return { ok: true, value };
}

/** The input of a run, with numbers as Python reads them; without a body it is `{}`. Content-Type does not count here. */
export function parseRunInput(request: ApiRequest): Parsed<JsonValue> {
  if (request.body === '') return { ok: true, value: {} };
  try {
    const value = readJson(request.body);
    return isTooDeep(value) ? { ok: false, answer: apiErrors.tooDeep(request) } : { ok: true, value };
  } catch {
    return { ok: false, answer: apiErrors.inputNotJson(request) };
  }
}

/** What nobody could walk through, and no run takes. */
export function isTooDeep(value: JsonValue): boolean {
  return new ValueMeter().of(value).depth > MAX_NESTING;
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return readDocument(text);
  } catch {
    return undefined;
  }
}
