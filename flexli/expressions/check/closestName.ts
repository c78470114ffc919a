/** The name that is least far from the one given; undefined when none is near. Case does not count. */
export function closestName(given: string, names: Iterable<string>): string | undefined {
  const from = given.toLowerCase();
  let closest: string | undefined;
  let least = Math.max(1, Math.floor(given.length / 3)) + 1;
  let ends = 0;
  // What begins like a name and stops is far from it by letters, but plainly meant.
  let begun: string | undefined;
  for (const name of names) {
    const to = name.toLowerCase();
    if (given.length >= 4 && to.startsWith(from)) begun ??= name;
    const distance = editDistance(from, to, least + 1);
    // What shares no letter is another name.
    if (distance > 0 && distance >= Math.min(from.length, to.length)) continue;
    const same = commonEnds(from, to);
    if (distance < least || (distance === least && closest !== undefined && same > ends)) {
      closest = name;
      least = distance;
      ends = same;
    }
  }
  return closest ?? begun;
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
  const width = to.length;
  if (Math.abs(from.length - width) >= limit) {
    return limit;
  }
  let beforeLast: number[] = [];
  let last: number[] = [];
  for (let column = 0; column <= width; column++) {
    last.push(column);
  }
  let leastOfLast = 0;
  for (let row = 1; row <= from.length; row++) {
    const letter = from.charCodeAt(row - 1);
    const current = [row];
    let left = row;
    let least = row;
    for (let column = 1; column <= width; column++) {
      const above = last[column] ?? 0;
      const diagonal = (last[column - 1] ?? 0) + (letter === to.charCodeAt(column - 1) ? 0 : 1);
      let cost = Math.min(above + 1, left + 1, diagonal);
      if (
        row > 1 &&
        column > 1 &&
        letter === to.charCodeAt(column - 2) &&
        from.charCodeAt(row - 2) === to.charCodeAt(column - 1)
      ) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      left = cost;
      least = Math.min(least, cost);
    }
    // A swap looks two rows back, so both have to be too far before the rest is, too.
    if (least >= limit && leastOfLast >= limit) {
      return limit;
    }
    leastOfLast = least;
    beforeLast = last;
    last = current;
  }
  return last[width] ?? limit;
}
