import type { JsonValue } from '../../model/json';
import { idsIn, type AccountDocument } from '../account/accountDocument';
import { isPlaceholderName } from '../placeholders';
import { resolveBinding, type Known } from '../plan/resolve';
import type { Placeholders } from './putBack';

/** A placeholder that the project file does not have yet. */
export interface NewVariable {
  readonly name: string;
  readonly value: JsonValue;
}

export interface PathedDocument {
  readonly document: AccountDocument;
  readonly path: string;
}

/** Shorter texts stand in documents by chance. */
const SHORTEST = 4;

/**
 * The placeholders for ids and known values, with new ones for what the pulled documents point at and nothing names yet.
 *
 * @param idOf the id that a file has in the account
 * @param all every document with the path that its file has or gets
 * @param differing those whose files are written
 */
export function placeholderNames(
  known: Known,
  idOf: (path: string) => string | undefined,
  all: readonly PathedDocument[],
  differing: readonly PathedDocument[],
): { readonly placeholders: Placeholders; readonly added: readonly NewVariable[] } {
  const ofIds = new Map<string, string>();
  const ofTexts = new Map<string, string>();
  for (const [name, binding] of known.environment.variables) {
    if (binding.kind === 'value') {
      const { value } = binding;
      if (typeof value === 'string' && value.length >= SHORTEST && !ofTexts.has(value)) ofTexts.set(value, name);
      continue;
    }
    const resolved = resolveBinding(name, known);
    const id =
      'code' in resolved
        ? undefined
        : resolved.kind === 'file'
          ? idOf(resolved.file)
          : resolved.kind === 'account'
            ? resolved.id
            : undefined;
    if (id !== undefined && !ofIds.has(id)) ofIds.set(id, name);
  }
  const used = new Set(
    differing.flatMap(({ document }) => [...idsIn(document.content)].filter((id) => id !== document.id)),
  );
  const names = new Set(known.environment.variables.keys());
  const added: NewVariable[] = [];
  for (const { document, path } of all) {
    if (!used.has(document.id) || ofIds.has(document.id)) continue;
    const name = freeName(document.name, names);
    names.add(name);
    ofIds.set(document.id, name);
    added.push({ name, value: { [document.kind]: path } });
  }
  return { placeholders: { ofIds, ofTexts }, added };
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const cleaned = wanted
    .replace(/[^\p{L}\p{N} _.-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const base = isPlaceholderName(cleaned) ? cleaned : `Document ${cleaned}`.trim();
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base} ${number}`;
    if (!taken.has(name)) return name;
  }
}
