import { isEmpty } from '../../flexli/project/plan/plan';
import { command } from '../command';
import { ExitCode } from '../exitCode';
import { failed } from './failed';
import { makePlan } from './makePlan';
import { ACCOUNT_NOTES, PLAN_OPTIONS } from './options';
import { planJson } from './planReport';
import { planText } from './planText';
import { printable } from './printable';

/** `flexli plan`: what a deployment would do, without doing it. */
export const planCommand = command({
  name: 'plan',
  summary: 'Shows what a deployment would do, and sends nothing',
  operands: '[PATH…]',
  options: {
    ...PLAN_OPTIONS,
    'exit-code': { help: 'ends with 3 when there is something to deploy' },
  },
  notes: [
    'PATH is a file or a folder of the project; with it, the plan is for these, what they use, and what must follow them.',
    'Signs: + create, ~ replace, ! changed outside, = recorded only, - delete, ? orphan.',
    '',
    ...ACCOUNT_NOTES,
    '',
    'Exit code: 0 for a plan without errors, 1 with errors or when the account cannot be read, 2 for wrong usage, and with',
    '--exit-code 3 when there is something to deploy.',
  ],
  async run({ env, format, diff, 'exit-code': exitCode, ...given }, operands, terminal) {
    const planned = await makePlan(env, given, operands, terminal);
    if (!planned.ok) return failed('plan', planned, terminal);
    const { plan, inputs, project, isBlocked } = planned.made;
    const files = inputs.documents;
    terminal.out(
      format === 'json'
        ? `${JSON.stringify(planJson(plan, files), undefined, 2)}\n`
        : printable(planText(plan, { files, shown: (file) => project.shown(file), diff: diff === true })),
    );
    if (isBlocked) return ExitCode.failed;
    return exitCode && !isEmpty(plan) ? ExitCode.changes : ExitCode.fine;
  },
});
