/** Columns of text, the first one to the left, as `percent` and counts need. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  return `${lines.join('\n')}\n`;
}

/** Such as `99.92 %`; `–` of nothing. */
export function percent(part: number, total: number): string {
  return total === 0 ? '–' : `${((part / total) * 100).toFixed(2)} %`;
}
