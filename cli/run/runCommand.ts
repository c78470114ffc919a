import { writePrettyJson } from '../../flexli/engine/exactJson';
import { mockName } from '../../flexli/engine/mocks/mock';
import { RunMocks } from '../../flexli/engine/mocks/runMocks';
import { command, wrongUsage } from '../command';
import { ExitCode } from '../exitCode';
import { limitNames, readRunLimits } from '../limits';
import { profileNamed } from '../profileNamed';
import { ENGINE_PROFILES } from '../../flexli/model/engineProfile';
import { findPlaceholders } from '../../flexli/project/placeholders';
import { findFiles } from '../files/findFiles';
import type { FoundFile } from '../files/foundFile';
import type { Terminal } from '../terminal';
import { ProjectContexts } from '../validate/projectContexts';
import { reportOf, textReport } from '../validate/report';
import { DocumentChecks } from './checkedDocuments';
import { LocalRuns } from './localRuns';
import { readMocksFile } from './mocksFile';
import { Progress } from './progress';
import { readInput } from './runInput';
import type { FilledFile } from './runProject';
import { RunProject } from './runProject';
import { RunRecorder } from './runReport';
import { SecretMask } from './secretMask';
import type { EndedRun } from './workflowRun';

/** Characters of the state that people are shown. */
const SHOWN_STATE = 10_000;

/** `flexli run`: a workflow in this process, without any server. */
export const runCommand = command({
  name: 'run',
  summary: 'Runs a workflow in this process, without any server',
  operands: 'FILE',
  options: {
    input: { value: 'JSON|@FILE', help: 'input of the run; {} when not given' },
    mocks: { value: 'FILE', help: 'answers in place of services: {"mocks": [{"action": "actions[0]", "value": …}]}' },
    offline: { help: 'sends nothing: an action without a mock fails' },
    env: { value: 'NAME', help: 'environment of flexli.json that placeholders are taken from; Local when not given' },
    profile: {
      value: 'BUILD',
      choices: ENGINE_PROFILES,
      help: 'the engine that the run follows; documented when not given',
    },
    limit: { value: 'NAME=NUMBER', many: true, help: 'a limit other than the usual one; may be given several times' },
    format: { value: 'FORMAT', choices: ['text', 'json'], help: 'how the run is written; text when not given' },
  },
  notes: [
    'Connectors and child workflows are files of the project: {{placeholders}} stand for what flexli.json says, else for',
    'the file that is named so. Ids are those that flexli.lock.json knows of the files in the environment.',
    'Secrets are read from environment variables: {{Chat token}} from FLEXLI_SECRET_CHAT_TOKEN.',
    'Requests go through the proxy that https_proxy names, save for what no_proxy lists.',
    'Custom events are shown and start nothing here. In flexli emulator they start the workflows that listen.',
    '',
    `Limits: ${limitNames('run')}.`,
    '',
    'Exit code: 0 for a run that ended successful or stopped, 1 for one that failed or was cancelled, 2 for wrong usage.',
  ],
  async run({ input, mocks, offline, env, profile, limit = [], format }, operands, terminal) {
    const usage = (message: string): ExitCode => wrongUsage('run', message, terminal);
    const [name] = operands;
    if (name === undefined || operands.length > 1) return usage('Name one workflow file.');
    const { ended } = terminal;
    const { files, problems } = await findFiles([name], terminal.folder);
    const [file] = files;
    if (file?.kind !== 'workflow') return usage(problems[0] ?? `${name} is no workflow. Name one workflow file.`);
    const given = await readInput(input, terminal.folder);
    if (!given.ok) return usage(given.message);
    const mocked = await readMocksFile(mocks, terminal.folder);
    if (!mocked.ok) return usage(mocked.message);
    const limits = readRunLimits(limit);
    if (!limits.ok) return usage(limits.message);
    const mask = new SecretMask();
    const opened = await RunProject.open(file, {
      folder: terminal.folder,
      variables: terminal.environment,
      mask,
      ...(env !== undefined && { environmentName: env }),
    });
    if (!opened.ok) return usage(opened.message);
    const { project } = opened;
    const contexts = await ProjectContexts.read(project.files, undefined);
    const checks = new DocumentChecks((one) => contexts.contextOf(one));
    const filled = readyToRun(project, checks, file, { terminal, hasMocks: mocked.mocks.length > 0 });
    if (filled === undefined) return ExitCode.failed;
    const runMocks = new RunMocks(mocked.mocks);
    const recorder = new RunRecorder();
    const write = (line: string): void => {
      terminal.out(mask.hide(`${line}\n`));
    };
    const runs = new LocalRuns({
      project,
      checks,
      mocks: runMocks,
      hasMocks: mocked.mocks.length > 0,
      isOffline: offline === true,
      profile: profileNamed(profile),
      limits: limits.limits,
      onSecret: (secret) => {
        mask.add(secret);
      },
      watcher: format === 'json' ? recorder : new Progress(write),
      signal: ended,
    });
    const outcome = await runs.run(filled, given.value);
    if (!outcome.ok) {
      terminal.tell(mask.hide(`flexli run: The workflow did not start. ${outcome.reason}\n`));
      return ExitCode.failed;
    }
    const unused = runMocks.unused.map(mockName);
    if (format === 'json') write(writePrettyJson(recorder.report(outcome.run, unused)));
    else {
      write(closing(outcome.run));
      if (unused.length > 0) terminal.tell(`No action asked for these mocks: ${unused.join('; ')}.\n`);
    }
    return outcome.run.result.status === 'failed' || ended.aborted ? ExitCode.failed : ExitCode.fine;
  },
});

/** The workflow with its placeholders filled; undefined when it cannot run, which has been said then. */
function readyToRun(
  project: RunProject,
  checks: DocumentChecks,
  file: FoundFile,
  { terminal, hasMocks }: { readonly terminal: Terminal; readonly hasMocks: boolean },
): FilledFile | undefined {
  const written = checks.written(file);
  if (written.diagnostics.length > 0) {
    terminal.tell(textReport(reportOf([written])));
    return undefined;
  }
  const filled = project.fill(file);
  if (filled === undefined) return undefined;
  const places = findPlaceholders(filled.document);
  // A mock can answer for a connector that is not there.
  const needed = filled.missing.filter(
    (name) => !hasMocks || places.some((one) => one.name === name && !one.path.endsWith('connector_id')),
  );
  const missing = needed.map((name) => whatIsMissing(project, name));
  const wrong = missing.length > 0 ? missing : checks.filled(filled);
  for (const message of wrong) terminal.tell(`${file.shown}: ${message}\n`);
  return wrong.length > 0 ? undefined : filled;
}

function whatIsMissing(project: RunProject, name: string): string {
  const variable = project.secretVariableOf(name);
  return variable === undefined
    ? `{{${name}}} stands for nothing. Say in flexli.json, under "variables", what it stands for.`
    : `{{${name}}} is a secret. Set the environment variable ${variable}.`;
}

function closing({ result: { status, reason, state }, durationMs }: EndedRun): string {
  const text = writePrettyJson(state);
  const shown =
    text.length <= SHOWN_STATE
      ? text
      : `${text.slice(0, SHOWN_STATE)}\n… (${text.length} characters; --format json has all)`;
  return `\nRun ${status} in ${durationMs} ms${reason === undefined ? '.' : `: ${reason}`}\nState: ${shown}`;
}
