import { applyPull } from '../../flexli/project/pull/applyPull';
import { planPull } from '../../flexli/project/pull/planPull';
import type { PulledDocument, PullPlan } from '../../flexli/project/pull/pulled';
import { readInputs } from '../../flexli/project/planProject';
import { PROJECT_FILE } from '../../flexli/project/projectFile';
import { command } from '../command';
import { ExitCode } from '../exitCode';
import { failed } from './failed';
import { openProject, type OpenedProject } from './openProject';
import { ACCOUNT_NOTES, ENVIRONMENT_OPTION, FORMAT_OPTION } from './options';
import { printable } from './printable';

/** `flexli pull`: makes the files say what an account says. */
export const pullCommand = command({
  name: 'pull',
  summary: 'Writes what an account has into files',
  operands: '[PATH|ID…]',
  options: {
    env: ENVIRONMENT_OPTION,
    overwrite: { help: 'also changes files that were edited since they were deployed' },
    'dry-run': { help: 'only says what would be written' },
    format: FORMAT_OPTION,
  },
  notes: [
    'Connectors come without credentials: the API never reads them back. Neither does it read back variables, timeout and',
    'on_error of workflows: existing files keep theirs. Ids and known values become placeholders again.',
    '',
    ...ACCOUNT_NOTES,
    '',
    'Exit code: 0 when all is written, 1 when files were edited and left alone, or something went wrong, 2 for wrong usage.',
  ],
  async run({ env, overwrite, 'dry-run': dryRun, format }, operands, terminal) {
    const opened = await openProject(env, terminal);
    if (!opened.ok) return failed('pull', opened, terminal);
    const { project } = opened;
    const read = await readInputs(project, project.environment.name, terminal.ended);
    if (!read.ok) return failed('pull', { ...read, usage: false }, terminal);
    const { inputs } = read;
    const projectText = (await project.folder.read(PROJECT_FILE)) ?? '';
    const wanted = operands.map((operand) =>
      wantedOf(
        operand,
        project,
        inputs.account.documents.map(({ id }) => id),
      ),
    );
    const pull = planPull(inputs, projectText, {
      overwrite: overwrite === true,
      ...(operands.length > 0 ? { wanted } : {}),
    });
    const missed = wanted.filter((one) => !pull.documents.some(({ id, path }) => id === one || path === one));
    if (missed.length > 0) {
      const message = `Nothing in ${project.environment.name} is ${missed.join(', ')}.`;
      return failed('pull', { message, usage: true }, terminal);
    }
    const outcome = dryRun ? undefined : await applyPull(pull, inputs, { ...project, now: () => new Date() });
    terminal.out(
      format === 'json'
        ? `${JSON.stringify({ ...pull, written: outcome?.written ?? [] }, undefined, 2)}\n`
        : printable(pullText(pull, project)),
    );
    if (outcome?.ok === false) return failed('pull', { message: outcome.message, usage: false }, terminal);
    return pull.documents.some(({ change }) => change === 'edited') ? ExitCode.failed : ExitCode.fine;
  },
});

function wantedOf(operand: string, project: OpenedProject, ids: readonly string[]): string {
  return ids.includes(operand) ? operand : project.pathOf(operand);
}

const SAYS: Readonly<Record<PulledDocument['change'], string>> = {
  new: 'new',
  changed: 'changed',
  same: 'same',
  edited: 'edited here, left alone; --overwrite takes the account’s',
};

function pullText({ documents, projectText, missing }: PullPlan, project: OpenedProject): string {
  const different = documents.filter(({ change }) => change !== 'same');
  const without = different.filter(({ change, kind }) => change === 'new' && kind === 'connector');
  const lines = [
    ...different.map(({ path, change, name }) => `  ${project.shown(path)}  ${SAYS[change]}  “${name}”`),
    ...(projectText === undefined ? [] : [`  ${project.shown(PROJECT_FILE)}  placeholders added`]),
    ...(without.length > 0
      ? ['  ! New connectors have no credentials, which the API never gives. Add them, as a secret placeholder.']
      : []),
    ...missing.map((path) => `  ${project.shown(path)}  is not in ${project.environment.name}`),
    `${documents.length - different.length} the same, ${different.length} different.`,
  ];
  return `${lines.join('\n')}\n`;
}
