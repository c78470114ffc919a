import type { ComparedDocument } from './documents';
import { percent, table } from './table';

/** Agreement by kind and in all; locations of those that should have one. */
export interface DocumentFigures {
  readonly total: number;
  readonly agreed: number;
  readonly falselyRefused: number;
  readonly missed: number;
  /** Documents whose diagnostic should lie on one node. */
  readonly placed: number;
  readonly on: number;
  readonly inside: number;
}

export function documentFigures(compared: readonly ComparedDocument[]): DocumentFigures {
  const count = (matches: (one: ComparedDocument) => boolean): number => compared.filter(matches).length;
  return {
    total: compared.length,
    agreed: count(({ outcome }) => outcome === 'agreed'),
    falselyRefused: count(({ outcome }) => outcome === 'falsely refused'),
    missed: count(({ outcome }) => outcome === 'missed'),
    placed: count(({ location }) => location !== undefined),
    on: count(({ location }) => location === 'on'),
    inside: count(({ location }) => location === 'inside'),
  };
}

export function documentReport(all: readonly ComparedDocument[]): string {
  const compared = all.filter(({ outcome }) => outcome !== 'unknown');
  const kinds = [...new Set(compared.map(({ item }) => item.kind))].sort();
  const rows = kinds.map((kind) => row(kind, documentFigures(compared.filter(({ item }) => item.kind === kind))));
  const sum = kinds.length > 1 ? [row('all', documentFigures(compared))] : [];
  return table(
    ['documents', 'total', 'agreed', 'falsely refused', 'missed', 'on the touched node or its parent', 'inside it'],
    [...rows, ...sum],
  );
}

function row(name: string, figures: DocumentFigures): readonly string[] {
  const { total, agreed, falselyRefused, missed, placed, on, inside } = figures;
  return [
    name,
    String(total),
    `${agreed} (${percent(agreed, total)})`,
    `${falselyRefused} (${percent(falselyRefused, total)})`,
    String(missed),
    `${on} of ${placed} (${percent(on, placed)})`,
    String(inside),
  ];
}

/** Those that do not agree or lie elsewhere, for people. */
export function documentMismatches(compared: readonly ComparedDocument[]): readonly string[] {
  return compared
    .filter(
      ({ outcome, location }) =>
        !['agreed', 'unknown'].includes(outcome) || location === 'elsewhere' || location === 'inside',
    )
    .map((one) => {
      const { item, refused, outcome, location } = one;
      const what = outcome === 'agreed' ? `refused ${location ?? ''}` : outcome;
      const ours = refused.map(({ code, path, message }) => `    ours: ${code} at ${path || '(document)'}: ${message}`);
      const { status = '', error_code: code = '', details } = item.verdict ?? {};
      const theirs = details?.validation_errors?.slice(0, 4).map(({ path }) => path) ?? [];
      return [
        `${item.id} ${item.kind} ${what}: ${item.mutation}`,
        `    theirs: ${status} ${code} ${theirs.join(', ')}`.trimEnd(),
        ...ours,
      ].join('\n');
    });
}
