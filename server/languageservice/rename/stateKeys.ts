import type { KeyPath } from '../workspace/mention';
import { ITEM, keyOfTarget, pathText, stateKey } from '../workspace/mention';
import type { Occurrence, Occurrences } from '../workspace/occurrences';
import type { WorkspaceFile } from '../workspace/workspaceIndex';
import type { StateUse } from './stateUses';
import { readStateUses } from './stateUses';

interface StateKey {
  readonly file: WorkspaceFile;
  readonly scope: number;
  readonly path: KeyPath;
}

/**
 * Why a key of the state cannot have another name without a run going another way: it comes with a value that is taken
 * over as a whole, or goes on with one. Undefined when every place that names it is known.
 */
export function stateKeyProblem(all: readonly Occurrence[], occurrences: Occurrences): string | undefined {
  for (const key of statesOf(all)) {
    const problem = problemOf(key, all, occurrences);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Each key of a state once. */
function statesOf(all: readonly Occurrence[]): readonly StateKey[] {
  const keys = new Map<string, StateKey>();
  for (const { file, mention } of all) {
    const { target } = mention;
    if (target.kind !== 'state') continue;
    keys.set(`${file.uri} ${keyOfTarget(target)}`, { file, scope: target.scope, path: target.path });
  }
  return [...keys.values()];
}

function problemOf(key: StateKey, all: readonly Occurrence[], occurrences: Occurrences): string | undefined {
  const { file, scope, path } = key;
  const { sets, wholes } = readStateUses(file.textDocument.getText());
  const name = path.at(-1) ?? '';
  const isAround = (use: StateUse) =>
    use.scope === scope && use.path.length < path.length && use.path.every((step, index) => step === path[index]);
  const isSet = sets.some((use) => use.scope === scope && pathText(use.path) === pathText(path));
  const set = sets.find((use) => isAround(use) && !(isSet && use.path.length === 0));
  if (set !== undefined) {
    return set.path.length === 0
      ? `The response replaces the whole state in ${lineOf(file, set)}, and “${name}” may come with it.`
      : `“${name}” comes with “${shown(set.path)}”, which ${lineOf(file, set)} sets as a whole. Its keys are named there.`;
  }
  const whole = wholes.find(isAround);
  if (whole !== undefined) {
    const what = whole.path.length === 0 ? 'The whole state' : `All of “${shown(whole.path)}”`;
    return `${what} is used in ${lineOf(file, whole)}, where “${name}” would have another name, too. Rename it by hand.`;
  }
  const inner = readInside(key, sets);
  if (inner !== undefined) {
    return `“${name}” is read in ${lineOf(file, inner)}, too, where “iterator_input” hands on the state around. Rename it by hand.`;
  }
  const isItem = file.facts.scopes[scope]?.kind === 'item';
  if (isItem && !all.some(({ mention }) => mention.defines)) {
    return `“${name}” comes with the items of the list, and is named where that is from.`;
  }
  return handedOver(key, occurrences);
}

/**
 * Where an Iterator reads the key that does not set it: by `iterator_input` the documented engine lets its actions read
 * the state around, too.
 */
function readInside({ file, scope, path }: StateKey, sets: readonly StateUse[]): StateUse | undefined {
  const { facts } = file;
  for (const [inner, { kind }] of facts.scopes.entries()) {
    if (kind !== 'item' || inner === scope || !sets.some((use) => use.scope === inner)) continue;
    const named = facts.byKey.get(stateKey(inner, path)) ?? [];
    const [first] = named;
    if (first !== undefined && !named.some(({ defines }) => defines))
      return { scope: inner, path, offset: first.start };
  }
  return undefined;
}

/** Whoever starts the workflow may hand over a value as a whole, too. */
function handedOver({ file, scope, path }: StateKey, occurrences: Occurrences): string | undefined {
  for (let length = 1; length < path.length; length++) {
    const around = path.slice(0, length);
    for (const given of occurrences.of({ kind: 'state', file: file.uri, scope, path: around })) {
      const { target, defines } = given.mention;
      if (target.kind !== 'input' || !defines) continue;
      if (given.file.facts.byKey.has(keyOfTarget({ ...target, path }))) continue;
      const from = given.file.facts.title ?? 'the workflow that starts this one';
      return `“${path.at(-1) ?? ''}” comes with “${shown(around)}”, which ${from} hands over as a whole.`;
    }
  }
  return undefined;
}

function shown(path: KeyPath): string {
  return pathText(path).replaceAll('\u0000', '.').replaceAll(`.${ITEM}`, ITEM);
}

function lineOf({ textDocument }: WorkspaceFile, { offset }: StateUse): string {
  return `line ${textDocument.positionAt(offset).line + 1}`;
}
