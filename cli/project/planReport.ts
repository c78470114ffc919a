import type { Finding } from '../../flexli/model/finding';
import type { ProjectDocument } from '../../flexli/project/files/projectDocument';
import { isBlocked, type Plan, type PlannedDocument } from '../../flexli/project/plan/plan';
import { reasonText } from '../../flexli/project/plan/reason';
import { secretVariable } from '../../flexli/project/secretSource';
import { positionOf, type Position } from '../files/place';

/** Something wrong, or worth knowing, with its place in the file. */
export interface ReportedFinding extends Position {
  readonly severity: Finding['severity'];
  readonly code: string;
  readonly message: string;
}

export interface PlanSummary {
  readonly create: number;
  readonly replace: number;
  readonly record: number;
  readonly unchanged: number;
  readonly delete: number;
  readonly orphans: number;
  /** Documents that have errors, or point at one that has. */
  readonly blocked: number;
}

/** What is wrong with a document, problems of the plan first. Hints are for editors. */
export function findingsOf(document: PlannedDocument, files: readonly ProjectDocument[]): readonly ReportedFinding[] {
  const text = files.find(({ path }) => path === document.path)?.text ?? '';
  const place = (path: string): Position => positionOf(text, document.kind, path);
  return [
    ...document.problems.map(({ code, message: said, placeholder, at }) => ({
      severity: 'error' as const,
      code,
      message:
        placeholder !== undefined && code === 'secret-missing' ? `${said} Set ${secretVariable(placeholder)}.` : said,
      ...place(at ?? ''),
    })),
    ...document.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ severity, code, message, path }) => ({ severity, code, message, ...place(path) })),
  ];
}

export function summaryOf({ documents, deletions, orphans }: Plan): PlanSummary {
  const count = (change: PlannedDocument['change']): number => documents.filter((one) => one.change === change).length;
  return {
    create: count('create'),
    replace: count('replace'),
    record: count('record'),
    unchanged: count('unchanged'),
    delete: deletions.length,
    orphans: orphans.length,
    blocked: documents.filter(isBlocked).length,
  };
}

/** The plan as `--format json` writes it. Holds no secret. */
export function planJson(plan: Plan, files: readonly ProjectDocument[]): object {
  const { environment, documents, deletions, kept, orphans, notes } = plan;
  return {
    environment: { name: environment.name, api: environment.api, production: environment.production },
    summary: summaryOf(plan),
    documents: documents.map((document) => {
      const { path, kind, name, change, reasons, drift, uses, current, target, unread, before, after } = document;
      return {
        path,
        kind,
        name,
        change,
        drift,
        reasons: reasons.map((reason) => ({ ...reason, text: reasonText(reason) })),
        uses,
        ...(current ? { current } : {}),
        ...(target ? { target } : {}),
        blocked: isBlocked(document),
        findings: findingsOf(document, files),
        unread,
        ...(change === 'unchanged' ? {} : { ...(before === undefined ? {} : { before }), after }),
      };
    }),
    deletions,
    kept,
    orphans,
    notes,
  };
}
