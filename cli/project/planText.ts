import type { ProjectDocument } from '../../flexli/project/files/projectDocument';
import {
  isEmpty,
  type ListedDocument,
  type Orphan,
  type Plan,
  type PlannedDocument,
} from '../../flexli/project/plan/plan';
import { reasonText } from '../../flexli/project/plan/reason';
import { placeOf } from '../files/place';
import { lineDiff } from './lineDiff';
import { findingsOf, summaryOf } from './planReport';

export interface PlanTextOptions {
  readonly files: readonly ProjectDocument[];
  /** How a path is written for the person. */
  readonly shown: (file: string) => string;
  /** Whether what changes inside documents is shown, too. */
  readonly diff: boolean;
}

const SIGN: Readonly<Record<PlannedDocument['change'], string>> = {
  create: '+',
  replace: '~',
  record: '=',
  unchanged: ' ',
};

/** A plan for people: a line for each document that changes, what is wrong beneath it, and a closing line. */
export function planText(plan: Plan, options: PlanTextOptions): string {
  const { environment, deletions, kept, orphans, notes } = plan;
  const { name, api, production } = environment;
  const where = `${name}${production ? ' (production)' : ''}${api === '' ? '' : ` at ${api}`}`;
  const changing = plan.documents.filter(({ change }) => change !== 'unchanged');
  const width = Math.max(0, ...changing.map(({ path }) => options.shown(path).length));
  return [
    isEmpty(plan) ? `Nothing to deploy to ${where}.` : `Plan for ${where}:`,
    ...changing.flatMap((document) => documentLines(document, width, options)),
    ...deletions.map((one) => `  - ${listed(one)}: ${one.why === 'replaced' ? 'old, deleted last' : 'deleted'}`),
    ...kept.map((one) =>
      one.why === 'setting'
        ? `    ${listed(one)}: old, kept`
        : `    ${listed(one)}: kept, because ${one.usedBy.join(', ')} still uses it`,
    ),
    ...orphans.map((one) => `  ? ${listed(one)}: orphan, ${orphanText(one)}`),
    ...notes.map((note) => `  ! ${note}`),
    summaryText(plan),
    '',
  ].join('\n');
}

function documentLines(document: PlannedDocument, width: number, options: PlanTextOptions): readonly string[] {
  const { change, path, reasons, drift, before, after } = document;
  const shown = options.shown(path);
  const sign = drift ? '!' : SIGN[change];
  const why = reasons.map(reasonText).join('; ');
  return [
    `  ${sign} ${shown.padEnd(width)}  ${change.padEnd(7)}  ${why}`,
    ...findingsOf(document, options.files).map(
      (one) => `      ${placeOf(shown, one)}: ${one.severity}: ${one.message} [${one.code}]`,
    ),
    ...(options.diff ? diffLines(document, before, after) : []),
  ];
}

function diffLines({ unread }: PlannedDocument, before: string | undefined, after: string): readonly string[] {
  if (before === undefined) return [];
  const lines = lineDiff(before, after);
  if (lines.length > 0) return lines.map((line) => `      ${line}`);
  return unread.length === 0
    ? []
    : [`      (no difference in what the API reads back; ${unread.join(', ')} may differ)`];
}

function listed({ kind, name, id, file }: ListedDocument): string {
  return `${kind} “${name}” ${id}${file === undefined ? '' : ` of ${file}`}`;
}

function orphanText({ file, twinOf, leftOf, id }: Orphan): string {
  if (file !== undefined) return 'its file is gone; --orphans deletes it';
  const from =
    leftOf !== undefined
      ? `perhaps left by an interrupted deployment of ${leftOf}`
      : twinOf === undefined
        ? 'no file stands for it'
        : `says the same as ${twinOf}`;
  return `${from}; flexli delete ${id} deletes it`;
}

function summaryText(plan: Plan): string {
  const { create, replace, record, unchanged, delete: deleted, orphans, blocked } = summaryOf(plan);
  const parts = [
    [create, 'to create'],
    [replace, 'to replace'],
    [record, 'to record'],
    [deleted, 'to delete'],
    [unchanged, 'unchanged'],
    [orphans, orphans === 1 ? 'orphan' : 'orphans'],
    [blocked, 'with errors'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return told.length === 0 ? 'The project has no documents.' : `${told.join(', ')}.`;
}
