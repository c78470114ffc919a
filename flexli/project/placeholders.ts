import { isJsonObject, type JsonValue } from '../model/json';

/** A place where a document holds `{{Name}}`. */
export interface Placeholder {
  readonly name: string;
  /** Written like the server's: `actions[0].connector_id`. */
  readonly path: string;
  /** True when the placeholder is the whole string, and so may become a value of any type. */
  readonly whole: boolean;
}

export interface FilledDocument {
  readonly document: JsonValue;
  /** Names that had no value, each once; they stay in the document as they are. */
  readonly missing: readonly string[];
}

/** `{{Name}}`; a name starts with a letter and has letters, digits, spaces and `_ - .`. */
const PLACEHOLDER = /\{\{\s*(\p{L}[\p{L}\p{N} _.-]*?)\s*\}\}/gu;

/** The placeholders of a document's string values, in the order of the text. Keys hold none. */
export function findPlaceholders(document: JsonValue): readonly Placeholder[] {
  const found: Placeholder[] = [];
  visit(document, '', (text, path) => {
    for (const match of text.matchAll(PLACEHOLDER)) {
      found.push({ name: match[1] ?? '', path, whole: match[0] === text.trim() });
    }
  });
  return found;
}

/**
 * The document with placeholders replaced. A string that is one placeholder takes the value with its JSON type; inside
 * a text the value is written out, objects and lists as JSON. Undefined from `resolve` leaves the placeholder.
 */
export function fillPlaceholders(
  document: JsonValue,
  resolve: (name: string) => JsonValue | undefined,
): FilledDocument {
  const missing = new Set<string>();
  const look = (name: string): JsonValue | undefined => {
    const value = resolve(name);
    if (value === undefined) missing.add(name);
    return value;
  };
  return { document: fill(document, look), missing: [...missing] };
}

function fill(value: JsonValue, look: (name: string) => JsonValue | undefined): JsonValue {
  if (typeof value === 'string') return fillText(value, look);
  if (isList(value)) return value.map((item) => fill(item, look));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, item === undefined ? undefined : fill(item, look)]),
  );
}

function fillText(text: string, look: (name: string) => JsonValue | undefined): JsonValue {
  const [only] = text.matchAll(PLACEHOLDER);
  if (only?.[0] === text.trim()) {
    const value = look(only[1] ?? '');
    // Null is a value, too.
    return value === undefined ? text : value;
  }
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const value = look(name);
    if (value === undefined) return whole;
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

function visit(value: JsonValue | undefined, path: string, text: (value: string, path: string) => void): void {
  if (typeof value === 'string') text(value, path);
  else if (isList(value))
    value.forEach((item, index) => {
      visit(item, `${path}[${index}]`, text);
    });
  else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) visit(item, path === '' ? key : `${path}.${key}`, text);
  }
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
