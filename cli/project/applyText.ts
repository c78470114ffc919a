import type { ApplyEvent, ApplyOutcome, Step } from '../../flexli/project/apply/outcome';

const DOING: Readonly<Record<Step['action'], string>> = {
  create: 'creating',
  replace: 'replacing',
  record: 'recording',
  delete: 'deleting',
};

/** A line for people when a step begins; nothing when it is done. */
export function eventText({ kind, step, number, count }: ApplyEvent): string {
  if (kind !== 'begins') return '';
  const what = step.action === 'delete' ? `${step.kind} “${step.name}” ${step.id ?? ''}` : (step.file ?? step.name);
  return `[${number}/${count}] ${DOING[step.action]} ${what}\n`;
}

/** How a deployment ended, and what to do next. */
export function outcomeText({ status, done, failures, left }: ApplyOutcome, where: string): string {
  const count = (...actions: readonly Step['action'][]): number =>
    done.filter(({ action }) => actions.includes(action)).length;
  const parts = [
    [count('create'), 'created'],
    [count('replace'), 'replaced'],
    [count('record'), 'recorded'],
    [count('delete'), 'deleted'],
  ] as const;
  const told = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  const sum = told.length === 0 ? 'nothing changed' : told.join(', ');
  const lines = failures.map(({ message }) => `error: ${message}`);
  switch (status) {
    case 'done':
      return `Done in ${where}: ${sum}.\n`;
    case 'cancelled':
      return `Cancelled in ${where}: ${sum}, ${left} left. The next deployment goes on from here.\n`;
    case 'failed':
      return `${lines.join('\n')}\nNot done in ${where}: ${sum}, ${left} left. The next deployment goes on from here.\n`;
  }
}
