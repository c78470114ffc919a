import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json';
import type { AccountDocument } from '../account/accountDocument';
import { fileFormOf } from '../account/fromAccount';
import { comparable } from './comparable';
import { differences } from './differences';
import { matchesTemplate } from './template';

/** The comparable forms of a file and of what the account has of it. */
export interface ComparablePair {
  readonly mine: JsonValue;
  readonly theirs: JsonValue;
}

/**
 * Both sides, reduced to what can be compared.
 *
 * @param filled the file with its placeholders filled as far as they are known
 */
export function comparablePair(filled: JsonObject, deployed: AccountDocument): ComparablePair {
  const theirs = comparable(deployed.kind, fileFormOf(deployed));
  return { mine: withReadableSource(comparable(deployed.kind, filled), theirs), theirs };
}

/** The places that differ from the account; empty when nothing that can be compared does. */
export function differencesFrom(filled: JsonObject, deployed: AccountDocument): readonly string[] {
  const { mine, theirs } = comparablePair(filled, deployed);
  return differences(mine, theirs);
}

/** Whether a file says the same as a document of the account, as far as it can be compared. */
export function saysTheSame(filled: JsonObject, deployed: AccountDocument): boolean {
  // Most documents differ in their names, which costs less to see than to compare them whole.
  return nameMatches(filled.name, deployed.content.name) && differencesFrom(filled, deployed).length === 0;
}

function nameMatches(mine: JsonValue | undefined, theirs: JsonValue | undefined): boolean {
  return typeof mine !== 'string' || matchesTemplate(mine.trim(), typeof theirs === 'string' ? theirs.trim() : theirs);
}

/** Some builds of the engine do not read back the parameters of a source: then there is nothing to compare. */
function withReadableSource(mine: JsonValue, theirs: JsonValue): JsonValue {
  if (!isJsonObject(mine) || !isJsonObject(theirs)) return mine;
  if (!isJsonObject(mine.source) || !isJsonObject(theirs.source) || theirs.source.parameters !== undefined) return mine;
  return { ...mine, source: { ...mine.source, parameters: undefined } };
}
