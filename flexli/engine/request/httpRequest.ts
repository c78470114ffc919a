import type { HttpRequest } from '../host';
import type { JsonValue } from '../../model/json';
import { isObject, writeJson } from '../exactJson';
import { crashed, success } from '../outcome';
import type { Outcome } from '../outcome';
import { pythonText } from '../python/pythonText';
import { encodeAddress, encodeForm } from './encoding';
import type { PreparedRequest } from './preparedRequest';

/** The request as it goes over the wire. `credentials` are headers that win over all others of the same name. */
export function toHttpRequest(
  request: PreparedRequest,
  credentials: Readonly<Record<string, string>>,
  timeoutMs: number,
): Outcome<HttpRequest> {
  const headers = new HeaderList();
  for (const [name, value] of [...Object.entries(request.headers), ...Object.entries(credentials)]) {
    if (value === undefined || value === null) continue;
    const text = pythonText(value).trim();
    if (!HEADER_NAME.test(name)) return crashed(`"${name}" is no name of a header.`);
    // Only letters and signs of Latin-1 can stand in a header; the value itself may be a secret and is not shown.
    if (!HEADER_VALUE.test(text))
      return crashed(`the value of the header ${name} has characters that no header can have.`);
    headers.set(name, text);
  }
  const body = encodeBody(request, headers);
  const query = encodeForm(request.query ?? {});
  const address = encodeAddress(request.url);
  const url = query === '' ? address : address + (address.includes('?') ? '&' : '?') + query;
  return success({
    method: request.method,
    url,
    headers: headers.toObject(),
    ...(body === undefined ? {} : { body }),
    timeoutMs,
  });
}

const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

function encodeBody(request: PreparedRequest, headers: HeaderList): string | undefined {
  if (request.body === null) return undefined;
  if (request.isJson) return writeJson(request.body);
  if (!isObject(request.body)) return plainBody(request.body);
  headers.setDefault('Content-Type', 'application/x-www-form-urlencoded');
  return encodeForm(request.body);
}

function plainBody(body: JsonValue): string {
  return Array.isArray(body) ? writeJson(body) : pythonText(body);
}

/** Headers by name, whatever their case; the last one of a name wins. */
class HeaderList {
  readonly #items = new Map<string, readonly [string, string]>();

  set(name: string, value: string): void {
    this.#items.set(name.toLowerCase(), [name, value]);
  }

  setDefault(name: string, value: string): void {
    if (!this.#items.has(name.toLowerCase())) this.set(name, value);
  }

  toObject(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#items.values());
  }
}
