import { isBlocked, type PlannedDocument } from './plan';
import type { PlanProblem } from './problem';

/** The documents, with a problem for each that points at one with errors. They are in the order of deployment. */
export function withBlocked(documents: readonly PlannedDocument[]): readonly PlannedDocument[] {
  const blocked = new Set<string>();
  return documents.map((document) => {
    const own = document.problems.filter(({ code }) => code !== 'reference-blocked');
    const isCircle = own.some(({ code }) => code === 'reference-circle');
    const by = isCircle ? [] : document.uses.filter((file) => blocked.has(file)).map(blockedProblem);
    const described = { ...document, problems: [...own, ...by] };
    if (isBlocked(described)) blocked.add(document.path);
    return described;
  });
}

function blockedProblem(file: string): PlanProblem {
  return { code: 'reference-blocked', message: `It points at ${file}, which has errors. Correct that one first.` };
}
