import { applyPlan } from '../../flexli/project/apply/applyPlan';
import { planDeletion } from '../../flexli/project/plan/planDeletion';
import { readInputs } from '../../flexli/project/planProject';
import { command, wrongUsage } from '../command';
import { ExitCode } from '../exitCode';
import { eventText, outcomeText } from './applyText';
import { confirm } from './confirm';
import { failed } from './failed';
import { openProject } from './openProject';
import { ACCOUNT_NOTES, ENVIRONMENT_OPTION, FORMAT_OPTION, YES_OPTION } from './options';
import { printable } from './printable';

/** `flexli delete`: takes documents out of an account; their files stay. */
export const deleteCommand = command({
  name: 'delete',
  summary: 'Deletes documents from an environment; files stay',
  operands: 'PATH|ID…',
  options: { env: ENVIRONMENT_OPTION, yes: YES_OPTION, format: FORMAT_OPTION },
  notes: [
    'PATH is a file: what was deployed of it is deleted, old versions included. ID is any document of the account.',
    'What something else still points at is not deleted.',
    '',
    ...ACCOUNT_NOTES,
    '',
    'Exit code: 0 when all is deleted, 1 when something is not, 2 for wrong usage.',
  ],
  async run({ env, yes, format }, operands, terminal) {
    if (operands.length === 0) return wrongUsage('delete', 'Name the files or ids to delete.', terminal);
    const opened = await openProject(env, terminal);
    if (!opened.ok) return failed('delete', opened, terminal);
    const { project } = opened;
    const { api, environment, lock } = project;
    const read = await readInputs(project, environment.name, terminal.ended);
    if (!read.ok) return failed('delete', { ...read, usage: false }, terminal);
    const { inputs } = read;
    const wanted = operands.map((operand) => {
      const path = project.pathOf(operand);
      return inputs.lock.files.has(path) ? path : operand;
    });
    const { plan, unknown } = planDeletion(inputs, wanted);
    if (unknown.length > 0) {
      return wrongUsage('delete', `Nothing in ${environment.name} is ${unknown.join(', ')}.`, terminal);
    }
    const lines = [
      ...plan.deletions.map(({ kind, name, id }) => `  - ${kind} “${name}” ${id}\n`),
      ...plan.kept.map(
        ({ kind, name, id, usedBy }) => `    ${kind} “${name}” ${id}: ${usedBy.join(', ')} still uses it\n`,
      ),
    ];
    terminal.tell(printable(lines.join('')));
    if (plan.kept.length > 0) {
      const message = 'Nothing was deleted: delete what uses these as well, or deploy it without them.';
      return failed('delete', { message, usage: false }, terminal);
    }
    const confirmation = await confirm('Delete from', environment, yes === true, terminal);
    if (confirmation.kind === 'unasked') return wrongUsage('delete', confirmation.message, terminal);
    if (confirmation.kind === 'no') {
      terminal.tell('Nothing was deleted.\n');
      return ExitCode.failed;
    }
    const outcome = await applyPlan(
      plan,
      { api, lock, now: () => new Date() },
      {
        signal: terminal.ended,
        onEvent: (event) => {
          terminal.tell(printable(eventText(event)));
        },
      },
    );
    if (format === 'json') terminal.out(`${JSON.stringify({ outcome }, undefined, 2)}\n`);
    terminal.tell(printable(outcomeText(outcome, environment.name)));
    return outcome.status === 'done' ? ExitCode.fine : ExitCode.failed;
  },
});
