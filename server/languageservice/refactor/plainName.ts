/** The letters A to Z, digits and single spaces that a name of a workflow may have; of other letters, those nearest to them. */
export function plainName(text: string): string {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
  return letters.replace(/[^a-zA-Z0-9]+/g, ' ').trim();
}
