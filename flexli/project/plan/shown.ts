import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json';
import type { AccountDocument } from '../account/accountDocument';
import { comparable } from '../compare/comparable';
import { comparablePair } from '../compare/comparison';
import { matchesTemplate } from '../compare/template';
import { splitPlaceholders } from '../placeholders';
import type { ProjectDocument } from '../files/projectDocument';
import type { Target } from './decide';
import { fillDocument, withoutSecrets, type ResolvedPlaceholders } from './resolved';

/** Both sides of a diff as pretty JSON, with the same order of keys and without a secret. */
export interface ShownPair {
  readonly before?: string;
  readonly after: string;
}

const MASK = '•••';

/** Header names whose values are secrets, wherever they come from. */
const SECRET_HEADER = /^(?:proxy-)?authorization$|^cookie$|api[-_]?key|token|secret|password/i;

/**
 * Renders a document as it will be sent and as the account has it. Ids that nobody knows before the deployment are told in
 * words.
 */
export function shownPair(
  document: ProjectDocument,
  placeholders: ResolvedPlaceholders,
  targetOf: (file: string) => Target | undefined,
  deployed: AccountDocument | undefined,
): ShownPair {
  const filled = fillDocument(document.content ?? {}, placeholders, {
    file: (path, what) => targetOf(path)?.[what] ?? (what === 'id' ? `(new id of ${path})` : 1),
    secret: withoutSecrets,
  });
  const masked = masker(document.content ?? {}, placeholders);
  const shown = (value: JsonValue): string => pretty(masked(value, value));
  if (!deployed) return { after: shown(comparable(document.kind, filled)) };
  const { mine, theirs } = comparablePair(filled, deployed);
  return { before: pretty(orderedLike(masked(theirs, mine), mine)), after: shown(mine) };
}

/**
 * Hides what may be a secret in what the account reads back: values of secrets, whatever stands under a key where the
 * file has a secret, and headers with telling names.
 */
function masker(
  content: JsonObject,
  placeholders: ResolvedPlaceholders,
): (value: JsonValue, mine?: JsonValue) => JsonValue {
  const names = new Set([...placeholders].filter(([, { kind }]) => kind === 'secret').map(([name]) => name));
  const values = [...placeholders.values()]
    .flatMap((one) => (one.kind === 'secret' && one.value !== undefined && one.value.length > 3 ? [one.value] : []))
    .sort((a, b) => b.length - a.length);
  const keys = new Set<string>();
  collectKeys(content, names, keys);
  const hide = (value: JsonValue, key: string, inHeaders: boolean, mine: JsonValue | undefined): JsonValue => {
    if (typeof value === 'string') {
      if (typeof mine === 'string' && splitPlaceholders(mine).names.some((name) => names.has(name))) {
        return matchesTemplate(mine, value) ? mine : MASK;
      }
      if (keys.has(key) || (inHeaders && SECRET_HEADER.test(key) && !value.startsWith('::'))) return MASK;
      return values.reduce((text, secret) => text.replaceAll(secret, MASK), value);
    }
    if (Array.isArray(value)) {
      const items: readonly JsonValue[] = Array.isArray(mine) ? mine : [];
      return (value as readonly JsonValue[]).map((item, index) => hide(item, key, inHeaders, items[index]));
    }
    if (!isJsonObject(value)) return value;
    const isHeaders = key === 'headers' || key === 'default_headers';
    const model = isJsonObject(mine) ? mine : {};
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        item === undefined ? item : hide(item, name, isHeaders, model[name]),
      ]),
    );
  };
  return (value, mine) => hide(value, '', false, mine);
}

/** The keys under which a text of the file holds a secret. */
function collectKeys(value: JsonValue | undefined, secrets: ReadonlySet<string>, keys: Set<string>, key = ''): void {
  if (typeof value === 'string') {
    if (splitPlaceholders(value).names.some((name) => secrets.has(name))) keys.add(key);
  } else if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) collectKeys(item, secrets, keys, key);
  } else if (isJsonObject(value)) {
    for (const [name, item] of Object.entries(value)) collectKeys(item, secrets, keys, name);
  }
}

/** The value with its keys in the order of a model's; keys that the model lacks come last. */
function orderedLike(value: JsonValue, model: JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) {
    const models: readonly JsonValue[] = Array.isArray(model) ? model : [];
    return (value as readonly JsonValue[]).map((item, index) => orderedLike(item, models[index]));
  }
  if (!isJsonObject(value) || !isJsonObject(model)) return value;
  const keys = [...Object.keys(model).filter((key) => Object.hasOwn(value, key)), ...Object.keys(value)];
  return Object.fromEntries(
    [...new Set(keys)].map((key) => {
      const item = value[key];
      return [key, item === undefined ? item : orderedLike(item, model[key])];
    }),
  );
}

function pretty(value: JsonValue): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
