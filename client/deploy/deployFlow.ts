import { l10n, window, workspace, type LogOutputChannel, type Uri } from 'vscode';
import type { Accounts } from '../accounts/accounts';
import { type Environment } from '../accounts/environment';
import type { EnvironmentStore } from '../accounts/environmentStore';
import { confirmEnvironment } from '../commands/plan/confirmEnvironment';
import type { ProjectStore } from '../project/projectStore';
import { Emitter } from '../ui/emitter';
import { withCancellableProgress } from '../ui/progress';
import type { Releasable } from '../ui/releasable';
import type { Deployer } from './deployer';
import type { DeployOutcome, Deployed } from './deployOutcome';
import { documentName } from './documentName';
import { showOutcome } from './showOutcome';

/** Deploys with progress and tells how it ended; what the commands Deploy and Run share. */
export class DeployFlow implements Releasable {
  private readonly deployed = new Emitter<void>();
  /** Fires when something is in an account that was not there before. */
  readonly onDidDeploy = this.deployed.event;

  constructor(
    private readonly accounts: Accounts,
    private readonly environments: EnvironmentStore,
    private readonly deployer: Deployer,
    private readonly project: ProjectStore,
    private readonly log: LogOutputChannel,
  ) {}

  /**
   * False when the environment in use is production and the person did not type its name, or when the project file has
   * errors: then nobody knows what is production, or what placeholders stand for.
   */
  async ready(uri: Uri): Promise<boolean> {
    const problem = await this.project.problemOf(uri);
    if (problem) {
      const open = l10n.t('Open');
      const message = l10n.t('Nothing was deployed. Correct flexli.json first: {0}', problem.message);
      void window.showErrorMessage(message, open).then((button) => {
        if (button === open) void window.showTextDocument(problem.uri);
      });
      return false;
    }
    const { name } = this.environments.current;
    return confirmEnvironment({ name, production: await this.project.isProduction(name) }, l10n.t('Deploy'));
  }

  /**
   * What was deployed; undefined when it was not, which the person knows. `quiet` says nothing of success; `confirmed` is
   * for who has asked already.
   */
  async deploy(uri: Uri, { quiet = false, confirmed = false } = {}): Promise<Deployed | undefined> {
    const environment = this.environments.current;
    if (!confirmed && !(await this.ready(uri))) return undefined;
    const name = documentName(await workspace.openTextDocument(uri));
    const outcome = await this.attempt(uri, name, environment);
    if (outcome.kind === 'deployed' || outcome.first.length > 0) this.deployed.fire();
    if (outcome.kind !== 'deployed' || !quiet) {
      showOutcome(outcome, name, environment, () => this.deploy(uri, { quiet }));
    }
    return outcome.kind === 'deployed' ? outcome.deployed : undefined;
  }

  private async attempt(uri: Uri, name: string, environment: Environment): Promise<DeployOutcome> {
    const title = l10n.t('Deploying to {0}', environment.name);
    try {
      return await withCancellableProgress(title, async (signal, report) => {
        const account = await this.accounts.open(environment);
        if (!account.ok) return { kind: 'problem', problem: account.problem, first: [] };
        return this.deployer.deploy(uri, account.value, signal, report);
      });
    } catch (error) {
      // The language server may be gone, or the file: nothing that the person did wrong, but nothing to hide.
      const message = error instanceof Error ? error.message : String(error);
      this.log.error(`Deploying ${name}: ${message}`);
      return { kind: 'impossible', message, first: [] };
    }
  }

  dispose(): void {
    this.deployed.dispose();
  }
}
