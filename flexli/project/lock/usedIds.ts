/**
 * The ids that files are, sorted; undefined when there are none. A file that is nothing yet has no id, so the list is not the
 * one that it will be.
 */
export function usedIds(
  files: readonly string[],
  targetOf: (file: string) => { readonly id: string } | undefined,
): readonly string[] | undefined {
  const ids = new Set(files.flatMap((file) => targetOf(file)?.id ?? []));
  return ids.size === 0 ? undefined : [...ids].sort();
}

export function sameIds(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return (a ?? []).join() === (b ?? []).join();
}
