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

const NAME = new RegExp(`^(?:${PLACEHOLDER.source})$`, 'u');

/** Whether `{{name}}` would be a placeholder of exactly this name. */
export function isPlaceholderName(name: string): boolean {
  return NAME.exec(`{{${name}}}`)?.[1] === name;
}

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

/** A text cut at its placeholders: `literals` has one more than `names`. */
export function splitPlaceholders(text: string): {
  readonly literals: readonly string[];
  readonly names: readonly string[];
} {
  const literals: string[] = [];
  const names: string[] = [];
  let from = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    literals.push(text.slice(from, match.index));
    names.push(match[1] ?? '');
    from = match.index + match[0].length;
  }
  literals.push(text.slice(from));
  return { literals, names };
}

/**
 * The document with placeholders replaced. A string that is one placeholder takes the value with its JSON type; inside
 * a text the value is written out, objects and lists as JSON. Undefined from `resolve` leaves the placeholder.
 *
 * @param resolve is given the place, too, written as in `Placeholder`
 */
export function fillPlaceholders(
  document: JsonValue,
  resolve: (name: string, path: string) => JsonValue | undefined,
): FilledDocument {
  const missing = new Set<string>();
  const look = (name: string, path: string): JsonValue | undefined => {
    const value = resolve(name, path);
    if (value === undefined) missing.add(name);
    return value;
  };
  return { document: fill(document, '', look), missing: [...missing] };
}

type Look = (name: string, path: string) => JsonValue | undefined;

function fill(value: JsonValue, path: string, look: Look): JsonValue {
  if (typeof value === 'string') return fillText(value, path, look);
  if (isList(value)) return value.map((item, index) => fill(item, `${path}[${index}]`, look));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      item === undefined ? undefined : fill(item, pathBelow(path, key), look),
    ]),
  );
}

function fillText(text: string, path: string, look: Look): JsonValue {
  const [only] = text.matchAll(PLACEHOLDER);
  if (only?.[0] === text.trim()) {
    const value = look(only[1] ?? '', path);
    // Null is a value, too.
    return value === undefined ? text : value;
  }
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const value = look(name, path);
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
    for (const [key, item] of Object.entries(value)) visit(item, pathBelow(path, key), text);
  }
}

function pathBelow(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
