/** How a document of the workspace stands to the account. */
export type PairState =
  /** The account says what the file says. */
  | 'in-step'
  /** Both are there and differ. */
  | 'changed'
  | 'only-here'
  | 'only-there'
  /** The account could not be read. */
  | 'unknown';

/** A document that is a file, in the account, or both. */
export interface Pair<Local, Remote> {
  readonly local?: Local;
  readonly remote?: Remote;
  readonly state: PairState;
}

/** What tells a file's document. */
export interface LocalSide {
  readonly name: string;
  /** The id that it was deployed as, where that is known. */
  readonly deployedId?: string;
}

export interface RemoteSide {
  readonly id: string;
  readonly name: string;
}

/**
 * Puts files and documents of the account together: by the id that a file was deployed as, else by saying the same, else
 * by a name that only one of each has. Whatever is left stands alone. Files come first in their order, then the rest.
 *
 * @param complete whether `remotes` is all that the account has
 * @param same whether a document of the account says what a file says
 */
export function pairUp<Local extends LocalSide, Remote extends RemoteSide>(
  locals: readonly Local[],
  remotes: readonly Remote[],
  complete: boolean,
  same: (local: Local, remote: Remote) => boolean,
): readonly Pair<Local, Remote>[] {
  const free = new Set(remotes);
  const found = new Map<Local, Remote>();
  const take = (local: Local, remote: Remote | undefined): void => {
    if (!remote || !free.delete(remote)) return;
    found.set(local, remote);
  };
  for (const local of locals) {
    if (local.deployedId !== undefined)
      take(
        local,
        [...free].find(({ id }) => id === local.deployedId),
      );
  }
  for (const local of locals) {
    // Ids sort by their time: the newest of several that say the same.
    if (!found.has(local)) take(local, [...free].filter((one) => same(local, one)).sort(newestFirst)[0]);
  }
  for (const local of locals) {
    if (found.has(local)) continue;
    const namesakes = [...free].filter(({ name }) => name === local.name);
    const rivals = locals.filter((one) => one.name === local.name && !found.has(one));
    if (namesakes.length === 1 && rivals.length === 1) take(local, namesakes[0]);
  }
  const pairs = locals.map((local): Pair<Local, Remote> => {
    const remote = found.get(local);
    if (remote) return { local, remote, state: same(local, remote) ? 'in-step' : 'changed' };
    return { local, state: complete ? 'only-here' : 'unknown' };
  });
  return [...pairs, ...[...free].map((remote): Pair<Local, Remote> => ({ remote, state: 'only-there' }))];
}

function newestFirst(a: RemoteSide, b: RemoteSide): number {
  return a.id < b.id ? 1 : -1;
}
