import { type LogOutputChannel, type Uri, l10n, window, workspace } from 'vscode';
import { type JsonObject, type JsonValue, isJsonObject } from '../../flexli/model/json';
import type { Accounts } from '../accounts/accounts';
import type { AccountProblem } from '../accounts/connection';
import { type Environment, isLocal } from '../accounts/environment';
import type { EnvironmentStore } from '../accounts/environmentStore';
import { showProblem } from '../accounts/showProblem';
import type { DeployFlow } from '../deploy/deployFlow';
import type { Deployment, DeploymentState, Deployments } from '../deploy/deployments';
import type { KnownSecrets } from '../deploy/knownSecrets';
import type { LockMemory } from '../deploy/lockMemory';
import { nameInText } from '../deploy/documentName';
import { withCancellableProgress } from '../ui/progress';
import { exampleInput } from '../../flexli/model/exampleInput';
import type { FollowEnd, RunFollower } from './runFollower';
import type { RunInput } from './runInput';
import type { RunEntry, RunStore } from './runStore';
import { showRunEnd } from './showRunEnd';
import { stepNames } from './stepNames';

/** What runs: the version in the account of a file. */
type Version = Pick<Deployment, 'id' | 'version'>;

/** A run that was started, and how following it ended. */
interface Started {
  readonly runId: string;
  readonly end: FollowEnd;
}

/** Starts runs of workflows, deploying them first where that is needed, and follows them to their end. */
export class RunLauncher {
  constructor(
    private readonly accounts: Accounts,
    private readonly environments: EnvironmentStore,
    private readonly deployments: Deployments,
    private readonly locks: LockMemory,
    private readonly secrets: KnownSecrets,
    private readonly flow: DeployFlow,
    private readonly input: RunInput,
    private readonly store: RunStore,
    private readonly follower: RunFollower,
    private readonly log: LogOutputChannel,
  ) {}

  /** Runs a workflow file; with `given` nobody is asked for the input. The run's id, or undefined if none started. */
  async run(uri: Uri, given?: JsonObject): Promise<string | undefined> {
    const environment = this.environments.current;
    const document = await workspace.openTextDocument(uri);
    const text = document.getText();
    const name = nameInText(text) ?? uri.path.split('/').at(-1) ?? '';
    await this.locks.learn(environment);
    const state = this.deployments.state(environment, uri, text);
    const version = await this.version(uri, environment, state, name);
    if (!version) return undefined;
    const content = parse(document.getText());
    const input = given ?? (await this.input.ask(uri, name, exampleOf(content), () => this.secrets.of(environment)));
    if (!input) return undefined;
    return this.start(uri, name, environment, version, input, document.getText());
  }

  /** Runs the same version with the same input again; the id of the new run. */
  async again(run: RunEntry): Promise<string | undefined> {
    const { version, input, workflow, workflowName, environment } = run;
    if (!version) return undefined;
    const text = run.document === undefined ? '' : JSON.stringify(run.document);
    return this.start(workflow, workflowName, environment, version, input ?? {}, text);
  }

  /** Runs a version that is in the account, whatever the workspace says. */
  async runVersion(uri: Uri, name: string, environment: Environment, version: Version): Promise<string | undefined> {
    const text = (await workspace.openTextDocument(uri)).getText();
    const input = await this.input.ask(uri, name, exampleOf(parse(text)), () => this.secrets.of(environment));
    return input && this.start(uri, name, environment, version, input, text);
  }

  private async version(
    uri: Uri,
    environment: Environment,
    state: DeploymentState,
    name: string,
  ): Promise<Version | undefined> {
    const deployed = this.deployments.get(environment, uri);
    if (state === 'current' && deployed) return deployed;
    // Nothing is at stake in the first deployment to this machine, and there is nothing to choose.
    if (state === 'never' && isLocal(environment)) return this.flow.deploy(uri, { quiet: true });
    const deployFirst = { label: `$(cloud-upload) ${l10n.t('Deploy and run')}`, description: environment.name };
    const asItIs = { label: `$(play) ${l10n.t('Run the deployed version')}`, description: deployed?.id ?? '' };
    const placeHolder =
      state === 'never'
        ? l10n.t('{0} is not deployed to {1} yet', name, environment.name)
        : l10n.t('{0} changed since it was deployed to {1}', name, environment.name);
    const chosen = await window.showQuickPick(deployed ? [deployFirst, asItIs] : [deployFirst], {
      title: l10n.t('Run {0}', name),
      placeHolder,
    });
    if (!chosen) return undefined;
    return chosen === asItIs ? deployed : this.flow.deploy(uri, { quiet: true });
  }

  private async start(
    workflow: Uri,
    name: string,
    environment: Environment,
    { id, version }: Version,
    input: JsonObject,
    text: string,
  ): Promise<string | undefined> {
    const retry = (): unknown => this.start(workflow, name, environment, { id, version }, input, text);
    const content = parse(text);
    const failed = l10n.t('{0} was not started.', name);
    // One progress message for all of it: VS Code swallows messages that come in quick succession.
    const title = l10n.t('Running {0} in {1}', name, environment.name);
    const outcome = await withCancellableProgress(
      title,
      async (signal, report): Promise<Started | { readonly problem: AccountProblem }> => {
        const account = await this.accounts.open(environment);
        if (!account.ok) return { problem: account.problem };
        const started = await account.value.api.runs.start(id, version, input, signal);
        if (!started.ok) return { problem: { kind: 'api', failure: started.error } };
        const runId = started.value.id;
        // Only what was deployed just so tells what the conditions were.
        const current = this.deployments.state(environment, workflow, text) === 'current';
        this.remember(runId, name, workflow, environment, { id, version }, input, content, current);
        report(l10n.t('Cancel stops following, not the run.'));
        return { runId, end: await this.follower.follow(account.value.api, runId, signal) };
      },
    );
    if ('runId' in outcome) {
      this.tellEnd(outcome.runId, outcome.end);
      return outcome.runId;
    }
    const kind = outcome.problem.kind === 'api' ? outcome.problem.failure.kind : undefined;
    if (kind === 'not-found') await this.offerDeploy(workflow, name, environment, id);
    else if (kind !== 'cancelled') showProblem(outcome.problem, environment, failed, retry);
    return undefined;
  }

  private remember(
    id: string,
    workflowName: string,
    workflow: Uri,
    environment: Environment,
    version: Version,
    input: JsonObject,
    content: JsonValue | undefined,
    isCurrent: boolean,
  ): void {
    this.log.info(`Run ${id} of "${workflowName}" started in ${environment.name}`);
    const names = stepNames(content);
    this.store.add({
      id,
      workflowName,
      workflow,
      environment,
      startedAt: new Date(),
      names,
      version: { id: version.id, version: version.version },
      input,
      ...(isCurrent && content !== undefined ? { document: content } : {}),
      timeline: { status: 'running', steps: [] },
      followed: true,
    });
  }

  private tellEnd(runId: string, end: FollowEnd): void {
    const run = this.store.find(runId);
    this.log.info(`Run ${runId}: ${end.kind === 'ended' ? (run?.timeline.status ?? 'ended') : end.kind}`);
    if (run) showRunEnd(run, end);
  }

  /** Someone deleted it from the account. */
  private async offerDeploy(workflow: Uri, name: string, environment: Environment, id: string): Promise<void> {
    await this.deployments.forget(environment, id);
    const deploy = l10n.t('Deploy and Run');
    const message = l10n.t('{0} is not in {1} any more, so it was not started.', name, environment.name);
    void window
      .showErrorMessage(message, deploy)
      .then((button) => (button === deploy ? this.run(workflow) : undefined));
  }
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function exampleOf(content: JsonValue | undefined): string | undefined {
  return isJsonObject(content) ? exampleInput(content.description) : undefined;
}
