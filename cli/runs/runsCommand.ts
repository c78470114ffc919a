import { runRecords } from '../../flexli/api/runRecords';
import type { RunSummary } from '../../flexli/model/run';
import { environmentLock } from '../../flexli/project/lock/lock';
import { command, wrongUsage } from '../command';
import { ExitCode } from '../exitCode';
import { failed } from '../project/failed';
import { openProject, type OpenedProject } from '../project/openProject';
import { ACCOUNT_NOTES, ENVIRONMENT_OPTION, FORMAT_OPTION } from '../project/options';
import { printable } from '../project/printable';
import { SecretMask } from '../run/secretMask';
import { runOutcome, utc, type RunOutcome } from './runStatus';

/** Histories read at the same time. */
const AT_ONCE = 8;
const DEFAULT_LIMIT = 20;
const MOST = 1000;

/** One run as `--format json` writes it. */
interface ReportedRun extends RunOutcome {
  readonly id: string;
  readonly parent?: string;
  readonly workflow: { readonly id: string; readonly version: number; readonly name: string };
  /** ISO 8601, UTC. */
  readonly start: string;
}

/** `flexli runs`: what ran in an environment, and how it ended. */
export const runsCommand = command({
  name: 'runs',
  summary: 'Lists the runs of an environment and how they ended',
  operands: '[PATH|ID]',
  options: {
    env: ENVIRONMENT_OPTION,
    limit: { value: 'NUMBER', help: `how many, the newest first; ${DEFAULT_LIMIT} when not given` },
    format: FORMAT_OPTION,
  },
  notes: [
    'PATH is a workflow file, ID a workflow; without one, the runs of all workflows are listed.',
    'The status is read from the history of each run: in the list of the API, failed and stopped runs stay queued.',
    '“lost” is a run whose history just stops, because the engine crashed on it.',
    '',
    ...ACCOUNT_NOTES,
    '',
    'Exit code: 0 when the runs could be read, 1 when not, 2 for wrong usage.',
  ],
  async run({ env, limit = String(DEFAULT_LIMIT), format }, operands, terminal) {
    if (operands.length > 1) return wrongUsage('runs', 'Name one workflow, or none.', terminal);
    if (!/^[1-9]\d*$/.test(limit) || Number(limit) > MOST) {
      return wrongUsage('runs', `--limit takes a number from 1 to ${MOST}.`, terminal);
    }
    const opened = await openProject(env, terminal);
    if (!opened.ok) return failed('runs', opened, terminal);
    const { project } = opened;
    const [operand] = operands;
    const workflowId = operand === undefined ? undefined : await workflowOf(operand, project);
    const filter = { limit: Number(limit), ...(workflowId === undefined ? {} : { workflowId }) };
    const list = await project.api.runs.list(filter, terminal.ended);
    if (!list.ok) return failed('runs', { message: list.error.message, usage: false }, terminal);
    const runs: ReportedRun[] = [];
    const waiting = [...list.value];
    while (waiting.length > 0) {
      const read = await Promise.all(
        waiting.splice(0, AT_ONCE).map(async (run) => {
          const history = await runRecords(run.run_id, run.parent_run_id, (id) =>
            project.api.runs.history(id, {}, terminal.ended),
          );
          return history.ok ? reported(run, runOutcome(run, history.value, Date.now())) : history.error.message;
        }),
      );
      for (const one of read) {
        if (typeof one === 'string') return failed('runs', { message: one, usage: false }, terminal);
        runs.push(one);
      }
    }
    // A reason may quote what was sent.
    const text = format === 'json' ? `${JSON.stringify({ runs }, undefined, 2)}\n` : printable(runsText(runs));
    terminal.out(SecretMask.ofEnvironment(terminal.environment).hide(text));
    return ExitCode.fine;
  },
});

/** The id of a file's workflow in the environment, or what was given. */
async function workflowOf(operand: string, project: OpenedProject): Promise<string> {
  const lock = await project.lock.read();
  const files = lock.ok ? environmentLock(lock.lock, project.environment.name).files : undefined;
  return files?.get(project.pathOf(operand))?.deployed?.id ?? operand;
}

function reported(run: RunSummary, outcome: RunOutcome): ReportedRun {
  const { run_id: id, parent_run_id: parent, workflow_id, workflow_version: version, workflow_name: name } = run;
  return {
    id,
    ...(parent ? { parent } : {}),
    workflow: { id: workflow_id, version, name },
    start: utc(run.start_time),
    ...outcome,
  };
}

function runsText(runs: readonly ReportedRun[]): string {
  if (runs.length === 0) return 'No runs.\n';
  const lines = runs.map(({ id, status, start, workflow, reason }) =>
    [start.replace(/\.\d+/, ''), status.padEnd(10), id, workflow.name, ...(reason === undefined ? [] : [reason])].join(
      '  ',
    ),
  );
  return `${lines.join('\n')}\n`;
}
