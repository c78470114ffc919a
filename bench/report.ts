import { writeFileSync } from 'node:fs';

/** One figure of ours beside that of somebody else. */
export interface Row {
  readonly measure: string;
  readonly actions?: number;
  /** What it is compared with. */
  readonly against: string;
  /** Undefined when it failed. */
  readonly ours: number | undefined;
  readonly theirs: number | undefined;
  /** At most this many times theirs. */
  readonly target?: number;
}

/** Prints rows as they come, and keeps them for the file. */
export class Report {
  readonly #unit: string;
  readonly #rows: Row[] = [];

  constructor(title: string, unit = 'ms') {
    this.#unit = unit;
    print(title);
    print(
      [`${'measure'.padEnd(44)}actions`, 'ours', 'theirs', 'ratio', 'target']
        .map((word) => word.padStart(11))
        .join(' '),
    );
  }

  add(row: Row): void {
    this.#rows.push(row);
    const { measure, actions, against, ours, theirs, target } = row;
    const ratio = ratioOf(row);
    const met = metOf(row);
    const cells = [
      `${measure.padEnd(44)}${String(actions ?? '').padStart(7)}`,
      figure(ours),
      figure(theirs),
      ratio === undefined ? '' : `${ratio.toFixed(3)}×`,
      target === undefined ? '' : `≤ ${target}×`,
      met === undefined ? '' : met ? 'met' : 'MISSED',
    ];
    print(`${cells.map((cell) => cell.padStart(11)).join(' ')}  ${against}`);
  }

  /** Writes what `--json` asks for. */
  write(file: string | undefined, about: Readonly<Record<string, unknown>>): void {
    if (file === undefined) return;
    const rows = this.#rows.map((row) => ({ ...row, ratio: ratioOf(row), met: metOf(row) }));
    writeFileSync(
      file,
      `${JSON.stringify({ ...about, unit: this.#unit, node: process.version, rows }, undefined, 2)}\n`,
    );
  }
}

function ratioOf({ ours, theirs }: Row): number | undefined {
  return ours === undefined || theirs === undefined ? undefined : Math.round((ours / theirs) * 1e4) / 1e4;
}

function metOf(row: Row): boolean | undefined {
  const ratio = ratioOf(row);
  return row.target === undefined || ratio === undefined ? undefined : ratio <= row.target;
}

function figure(value: number | undefined): string {
  return value === undefined ? 'fails' : value.toFixed(3);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
