import { applyPlan } from '../../flexli/project/apply/applyPlan';
import { command, wrongUsage } from '../command';
import { ExitCode } from '../exitCode';
import { eventText, outcomeText } from './applyText';
import { confirm } from './confirm';
import { failed } from './failed';
import { makePlan } from './makePlan';
import { ACCOUNT_NOTES, PLAN_OPTIONS, YES_OPTION } from './options';
import { planJson } from './planReport';
import { planText } from './planText';
import { printable } from './printable';

/** `flexli deploy`: makes an account say what the files say. */
export const deployCommand = command({
  name: 'deploy',
  summary: 'Deploys workflows and connectors to an environment',
  operands: '[PATH…]',
  options: { ...PLAN_OPTIONS, yes: YES_OPTION },
  notes: [
    'PATH is a file or a folder of the project; with it, these are deployed, what they use, and what must follow them.',
    'The plan is shown before anything is sent. An environment with "production": true asks for its name to be typed;',
    'without a person to ask it needs --yes. What is where is kept in flexli.lock.json: commit it.',
    '',
    'The API cannot update and has no promote: deploying makes a new document with a new id, then everything that points',
    'at it, and deletes the old ones last. To bring a state to another environment, deploy the same files there.',
    '',
    ...ACCOUNT_NOTES,
    '',
    'Exit code: 0 when all is deployed, 1 when a document has errors, the person said no, or a step failed, 2 for wrong usage.',
  ],
  async run({ env, format, diff, yes, ...given }, operands, terminal) {
    const planned = await makePlan(env, given, operands, terminal);
    if (!planned.ok) return failed('deploy', planned, terminal);
    const { plan, inputs, project, selection, isBlocked } = planned.made;
    const { environment, api, lock } = project;
    const files = inputs.documents;
    const isJson = format === 'json';
    const text = printable(planText(plan, { files, shown: (file) => project.shown(file), diff: diff === true }));
    if (isJson) terminal.tell(text);
    else terminal.out(text);
    const write = (value: object): void => {
      if (isJson) terminal.out(`${JSON.stringify({ plan: planJson(plan, files), ...value }, undefined, 2)}\n`);
    };
    if (isBlocked) {
      write({ outcome: null });
      terminal.tell('flexli deploy: Nothing was sent, because documents have errors. Correct them first.\n');
      return ExitCode.failed;
    }
    const isNothing = selection.documents.length + selection.deletions.length === 0;
    const confirmation = isNothing
      ? ({ kind: 'yes' } as const)
      : await confirm('Deploy to', environment, yes === true, terminal);
    if (confirmation.kind === 'unasked') return wrongUsage('deploy', confirmation.message, terminal);
    if (confirmation.kind === 'no') {
      write({ outcome: null });
      terminal.tell('Nothing was sent.\n');
      return ExitCode.failed;
    }
    const outcome = await applyPlan(
      plan,
      { api, lock, now: () => new Date() },
      {
        selection,
        signal: terminal.ended,
        onEvent: (event) => {
          terminal.tell(printable(eventText(event)));
        },
      },
    );
    write({ outcome });
    if (!isNothing || outcome.status !== 'done') terminal.tell(printable(outcomeText(outcome, environment.name)));
    return outcome.status === 'done' ? ExitCode.fine : ExitCode.failed;
  },
});
