import type { ComparedEngineCase } from './engineCases';
import type { ComparedSearch } from './searches';
import { percent, table } from './table';

/** Agreement by operation; searches of the engine's files count as one. */
export function engineReport(compared: readonly ComparedEngineCase[], searches: readonly ComparedSearch[]): string {
  const all: readonly { readonly op: string; readonly agreed: boolean | undefined }[] = [
    ...searches.map(({ agreed }) => ({ op: 'search', agreed })),
    ...compared.map(({ item, agreed }) => ({ op: item.op, agreed })),
  ].filter(({ agreed }) => agreed !== undefined);
  const operations = [...new Set<string>(all.map(({ op }) => op))];
  const rows = operations.map((op) =>
    row(
      op,
      all.filter((one) => one.op === op),
    ),
  );
  return table(['engine', 'agreed', 'total', ''], operations.length > 1 ? [...rows, row('all', all)] : rows);
}

function row(name: string, cases: readonly { readonly agreed: boolean | undefined }[]): readonly string[] {
  const agreed = cases.filter((one) => one.agreed).length;
  return [name, String(agreed), String(cases.length), percent(agreed, cases.length)];
}

export function engineMismatches(compared: readonly ComparedEngineCase[]): readonly string[] {
  return compared
    .filter(({ agreed }) => agreed === false)
    .map(({ item: { id, op, result }, ours }) => {
      return `${id} ${op}\n    theirs: ${JSON.stringify(result)}\n    ours: ${JSON.stringify(ours)}`;
    });
}
