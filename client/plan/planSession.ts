import { EventEmitter, type LogOutputChannel, Uri, l10n, window, workspace } from 'vscode';
import type { PlanInputs, PlanOptions } from '../../flexli/project/plan/inputs';
import type { Plan } from '../../flexli/project/plan/plan';
import type { FileAtFault } from '../../flexli/project/planProject';
import type { Accounts } from '../accounts/accounts';
import type { AccountProblem } from '../accounts/connection';
import type { Environment } from '../accounts/environment';
import type { EnvironmentStore } from '../accounts/environmentStore';
import { lockIn } from '../deploy/recordPlaces';
import type { PlaceholderSecrets } from '../deploy/placeholderSecrets';
import { isFlexliDocument } from '../language/documents';
import type { LanguageServer } from '../language/languageServer';
import type { Releasable } from '../ui/releasable';
import { type Report, withCancellableProgress } from '../ui/progress';
import { type Choice, firstChoice, toggled } from './choice';
import type { PlanPlace } from './planHost';
import { planValidator } from './planValidator';

/** A plan, and what of it is checked. */
export interface ReadyPlan {
  readonly kind: 'ready';
  readonly plan: Plan;
  readonly inputs: PlanInputs;
  readonly place: PlanPlace;
  readonly folder: Uri;
  readonly environment: Environment;
  readonly choice: Choice;
  /** True when something else was deployed from here since. */
  readonly outdated?: boolean;
}

export type PlanState =
  | { readonly kind: 'none' | 'planning' }
  | ReadyPlan
  | { readonly kind: 'problem'; readonly problem: AccountProblem; readonly environment: Environment }
  /** `flexli.json`, the lock, or the folder is in the way; in words. */
  | { readonly kind: 'impossible'; readonly message: string; readonly file?: Uri };

/** The plan of this window: made on demand, gone when the environment changes. */
export class PlanSession implements Releasable {
  private readonly changed = new EventEmitter<void>();
  private readonly held: Releasable[] = [this.changed];
  private current: PlanState = { kind: 'none' };
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly accounts: Accounts,
    private readonly environments: EnvironmentStore,
    private readonly secrets: PlaceholderSecrets,
    private readonly server: LanguageServer,
    private readonly log: LogOutputChannel,
    onDidDeploy: (listener: () => void) => Releasable,
  ) {
    let name = environments.current.name;
    this.held.push(
      onDidDeploy(() => {
        if (this.current.kind === 'ready') this.set({ ...this.current, outdated: true });
      }),
      environments.onDidChange(() => {
        // What was planned for one environment must never be carried out in another one.
        if (environments.current.name !== name && this.current.kind !== 'none') this.set({ kind: 'none' });
        name = environments.current.name;
      }),
    );
  }

  get state(): PlanState {
    return this.current;
  }

  toggle(key: string, on: boolean): void {
    if (this.current.kind !== 'ready') return;
    const { plan, choice } = this.current;
    this.set({ ...this.current, choice: toggled(plan, choice, key, on) });
  }

  /** Makes a plan for the environment in use. `restore` are files to put back to the version before. */
  async make(options: PlanOptions = {}): Promise<void> {
    const folder = await chooseFolder();
    if (!folder) return;
    const before = this.current;
    this.set({ kind: 'planning' });
    const environment = this.environments.current;
    try {
      const title = l10n.t('Comparing with {0}', environment.name);
      const next = await withCancellableProgress(title, (signal, report) =>
        this.plan(folder, environment, options, signal, report),
      );
      this.set(next ?? before);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.log.error(`Plan: ${message}`);
      this.set({ kind: 'impossible', message });
    }
  }

  /** Forgets a plan that is not true any more. */
  clear(): void {
    this.set({ kind: 'none' });
  }

  private async plan(
    folder: Uri,
    environment: Environment,
    options: PlanOptions,
    signal: AbortSignal,
    report: Report,
  ): Promise<PlanState | undefined> {
    await saveDocuments();
    const account = await this.accounts.open(environment);
    if (!account.ok) return { kind: 'problem', problem: account.problem, environment };
    const place: PlanPlace = {
      root: folder.fsPath,
      environment: environment.name,
      api: account.value.api,
      secrets: { get: (name) => this.secrets.get(environment, name) },
      validator: planValidator(this.server),
    };
    const { makePlan } = await import('./planHost');
    const oldVersions = workspace.getConfiguration('flexli', folder).get<'delete' | 'keep'>('deploy.oldVersions');
    const all = { oldVersions: oldVersions ?? 'delete', ...options } as const;
    const planned = await makePlan(place, all, signal, (read, count) => {
      report(l10n.t('{0} of {1} documents read', read, count));
    });
    if (signal.aborted) return undefined;
    if (!planned.ok) {
      return planned.error
        ? { kind: 'problem', problem: { kind: 'api', failure: planned.error }, environment }
        : { kind: 'impossible', message: planned.message, ...fileAtFault(planned.file, folder, environment) };
    }
    const { plan, inputs } = planned;
    return { kind: 'ready', plan, inputs, place, folder, environment, choice: firstChoice(plan) };
  }

  private set(state: PlanState): void {
    this.current = state;
    this.changed.fire();
  }

  dispose(): void {
    for (const one of this.held) one.dispose();
  }
}

function fileAtFault(name: FileAtFault | undefined, folder: Uri, environment: Environment): { readonly file?: Uri } {
  if (name === undefined) return {};
  const isLock = name === 'flexli.lock.json';
  return { file: isLock ? lockIn(folder.fsPath, environment.name) : Uri.joinPath(folder, name) };
}

/** A plan is made of files, so what is typed and not saved yet is saved first, as Deploy does. */
async function saveDocuments(): Promise<void> {
  const open = workspace.textDocuments.filter((one) => one.isDirty && !one.isUntitled && isFlexliDocument(one));
  await Promise.all(open.map((one) => one.save()));
}

async function chooseFolder(): Promise<Uri | undefined> {
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  if (folders.length < 2) {
    if (folders.length === 0) void window.showInformationMessage(l10n.t('Open a folder with Flexli files first.'));
    return folders[0]?.uri;
  }
  const items = folders.map(({ name, uri }) => ({ label: name, description: uri.fsPath, uri }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t('Which project?') }))?.uri;
}
