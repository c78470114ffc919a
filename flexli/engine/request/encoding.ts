import type { JsonValue } from '../../model/json';
import { isObject } from '../exactJson';
import { pythonText } from '../python/pythonText';

/** Encodes what may not stand in a URL and leaves the rest, percent signs of earlier encoding too. */
export function encodeAddress(address: string): string {
  const encoded = address.replace(/[^A-Za-z0-9\-._~!#$%&'()*+,/:;=?@[\]]/gu, encodeCharacter);
  return encoded.replace(/%(?![0-9A-Fa-f]{2})/g, '%25');
}

/**
 * A query or form as text, as Python's requests makes it: null leaves a name out, a list repeats it, an object gives its
 * keys, and everything else is printed as Python prints it.
 */
export function encodeForm(values: JsonValue): string {
  if (!isObject(values)) return '';
  return Object.entries(values)
    .flatMap(([name, value]) =>
      itemsOf(value ?? null).map((item) => `${encodeText(name)}=${encodeText(pythonText(item))}`),
    )
    .join('&');
}

function itemsOf(value: JsonValue): readonly JsonValue[] {
  if (value === null) return [];
  if (isObject(value)) return Object.keys(value);
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter((item) => item !== null) : [value];
}

function encodeText(text: string): string {
  return text.replace(/[^A-Za-z0-9\-._~ ]/gu, encodeCharacter).replace(/ /g, '+');
}

function encodeCharacter(character: string): string {
  // A lone surrogate has no UTF-8 form; it is sent as the replacement character.
  const bytes = encodeURIComponent(/\p{Cs}/u.test(character) ? '\uFFFD' : character);
  return bytes === character ? `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}` : bytes;
}
