import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json';
import type { AccountDocument } from '../account/accountDocument';
import { fileFormOf } from '../account/fromAccount';
import { differencesFrom } from '../compare/comparison';
import { unreadParts } from '../compare/comparable';
import type { ProjectDocument } from '../files/projectDocument';
import type { PlanInputs } from '../plan/inputs';
import { prepare } from '../plan/prepare';
import { fillDocument, withSecrets } from '../plan/resolved';
import { setVariable } from '../projectFile';
import { matchFiles } from './matchFiles';
import { mergeBack } from './mergeBack';
import { newPath } from './newPath';
import { placeholderNames } from './placeholderNames';
import type { PulledDocument, PullPlan } from './pulled';
import { putBack, type Placeholders } from './putBack';
import { editedText } from './textEdits';

export interface PullOptions {
  /** Paths and ids; everything when left out. */
  readonly wanted?: readonly string[];
  /** Whether files that were edited since they were deployed are overwritten; default false. */
  readonly overwrite?: boolean;
}

/** A document of the account and the file that it has or gets. */
interface Pulled {
  readonly document: AccountDocument;
  readonly path: string;
  readonly file?: ProjectDocument;
}

/** The id that a file has in the account. */
type IdOf = (path: string) => string | undefined;

/**
 * Plans how files come to say what the account says: files of what is only there, edits for what another client changed,
 * placeholders in the place of ids and known values. Connectors come without credentials, which the API never gives.
 *
 * @param projectText text of `flexli.json`
 */
export function planPull(inputs: PlanInputs, projectText: string, options: PullOptions = {}): PullPlan {
  const { documents, account, lock } = inputs;
  const { ofFiles, others } = matchFiles(documents, account, lock);
  const all = pathsFor(documents, ofFiles, others);
  const { wanted } = options;
  const chosen = wanted
    ? all.filter(({ document: { id }, path }) => wanted.includes(path) || wanted.includes(id))
    : all;
  const idOf: IdOf = (path) => all.find((one) => one.path === path)?.document.id;
  const differing = chosen.filter((one) => !saysTheSame(one, inputs, idOf));
  const { placeholders, added } = placeholderNames(inputs, idOf, all, differing);
  const text = added.reduce((before, { name, value }) => setVariable(before, name, value), projectText);
  return {
    documents: chosen.map((one) => pull(one, inputs, placeholders, idOf, options.overwrite === true)),
    ...(added.length > 0 ? { projectText: text } : {}),
    missing: documents.filter(({ path }) => !ofFiles.has(path)).map(({ path }) => path),
  };
}

/** A file of its own that needs no edit. */
function saysTheSame({ document, file }: Pulled, inputs: PlanInputs, idOf: IdOf): boolean {
  return (
    file?.content !== undefined && differencesFrom(filledFile(file, file.content, inputs, idOf), document).length === 0
  );
}

function filledFile(file: ProjectDocument, content: JsonObject, inputs: PlanInputs, idOf: IdOf): JsonObject {
  return fillDocument(content, prepare(file, inputs).placeholders, {
    file: (other, what) => (what === 'id' ? idOf(other) : 1),
    secret: withSecrets,
  });
}

function pathsFor(
  documents: readonly ProjectDocument[],
  ofFiles: ReadonlyMap<string, AccountDocument>,
  others: ReturnType<typeof matchFiles>['others'],
): readonly Pulled[] {
  const taken = new Set(documents.map(({ path }) => path));
  const known = documents.flatMap((file): Pulled[] => {
    const document = ofFiles.get(file.path);
    return document ? [{ document, path: file.path, file }] : [];
  });
  const added = others.map(({ document, path: before }): Pulled => {
    const path = before !== undefined && !taken.has(before) ? before : newPath(document.kind, document.name, taken);
    taken.add(path);
    return { document, path };
  });
  return [...known, ...added];
}

function pull(
  { document, path, file }: Pulled,
  inputs: PlanInputs,
  placeholders: Placeholders,
  idOf: IdOf,
  overwrite: boolean,
): PulledDocument {
  const { kind, id, version, name } = document;
  const described = { kind, id, version, name, path };
  const theirs = fileFormOf(document);
  const named = putBack(theirs, placeholders);
  if (!file?.content) {
    return { ...described, change: 'new', text: pretty(withoutDefault(named)), unread: unreadOf(kind) };
  }
  const { content, text } = file;
  const prepared = prepare(file, inputs);
  const filled = filledFile(file, content, inputs, idOf);
  const unread = unreadParts(kind, content);
  if (differencesFrom(filled, document).length === 0) return { ...described, change: 'same', text, unread };
  const merged = mergeBack(content, filled, theirs, named);
  const isEdited = !overwrite && prepared.entry?.deployed?.digest !== prepared.digest;
  return { ...described, change: isEdited ? 'edited' : 'changed', text: editedText(text, content, merged), unread };
}

/** A workflow is enabled unless it says otherwise; few authors write it. */
function withoutDefault(document: JsonValue): JsonValue {
  return isJsonObject(document) && document.enabled === true ? { ...document, enabled: undefined } : document;
}

/** A new file lacks all of these. */
function unreadOf(kind: PulledDocument['kind']): readonly string[] {
  return kind === 'connector' ? ['credentials'] : ['on_error', 'timeout', 'variables'];
}

function pretty(value: JsonValue): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
