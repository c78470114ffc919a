import { isJsonObject, type JsonValue } from '../../model/json';
import { matchesTemplate } from './template';

/**
 * The places where a document differs from what the account has, in the server's form (`actions[0].parameters.seconds`),
 * in the order of the document; empty when they say the same. A placeholder that has no value stands for any text.
 *
 * @param mine comparable form of the file, filled as far as it is known
 * @param theirs comparable form of what the account has
 */
export function differences(mine: JsonValue | undefined, theirs: JsonValue | undefined, path = ''): readonly string[] {
  if (typeof mine === 'string') return matchesTemplate(mine, theirs) ? [] : [path];
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const a = mine as readonly JsonValue[];
    const b = theirs as readonly JsonValue[];
    const longer = a.length > b.length ? a : b;
    return longer.flatMap((_, index) => differences(a[index], b[index], `${path}[${index}]`));
  }
  if (isJsonObject(mine) && isJsonObject(theirs)) {
    const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
    return keys.flatMap((key) => differences(mine[key], theirs[key], path === '' ? key : `${path}.${key}`));
  }
  return mine === theirs ? [] : [path];
}
