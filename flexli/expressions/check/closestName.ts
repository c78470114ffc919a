/** The name that is least far from the one given; undefined when none is near. Case does not count. */
export function closestName(given: string, names: readonly string[]): string | undefined {
  let closest: string | undefined;
  let least = Math.max(1, Math.floor(given.length / 3)) + 1;
  let ends = 0;
  for (const name of names) {
    const [from, to] = [given.toLowerCase(), name.toLowerCase()];
    const distance = editDistance(from, to, least + 1);
    const same = commonEnds(from, to);
    if (distance < least || (distance === least && closest !== undefined && same > ends)) {
      closest = name;
      least = distance;
      ends = same;
    }
  }
  // What begins like a name and stops is far from it by letters, but plainly meant.
  return closest ?? (given.length < 4 ? undefined : names.find((name) => name.startsWith(given)));
}

/** How many letters two names share at their beginnings and ends; it decides between names that are equally far. */
function commonEnds(from: string, to: string): number {
  const shorter = Math.min(from.length, to.length);
  let front = 0;
  while (front < shorter && from[front] === to[front]) front++;
  let back = 0;
  while (back < shorter - front && from.at(-1 - back) === to.at(-1 - back)) back++;
  return front + back;
}

/** How many letters to insert, remove, change or swap with a neighbour; `limit` or more once that is sure. */
function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) {
    return limit;
  }
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? limit;
}
