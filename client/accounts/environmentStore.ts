import { EventEmitter, type Memento } from 'vscode';
import { type Environment, LOCAL, environmentKey, isLocal, sameEnvironment } from './environment';
import type { Releasable } from '../ui/releasable';

/** Environments that `flexli.json` names; changes when the file does. */
export interface ProjectEnvironments {
  readonly onDidChange: (listener: () => void) => Releasable;
  environments(): Promise<readonly Environment[]>;
}

const CURRENT = 'flexli.environment';
const SIGNED_IN = 'flexli.environments';

/** Which environments there are and which one is used in this workspace. Keeps names and addresses, no secret. */
export class EnvironmentStore implements Releasable {
  private readonly changed = new EventEmitter<void>();
  private readonly watcher: Releasable;
  /** Fires when another environment is used, or when the list changes. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly workspaceState: Memento,
    private readonly globalState: Memento,
    private readonly project: ProjectEnvironments,
  ) {
    this.watcher = project.onDidChange(() => {
      void this.followProject();
    });
  }

  /** The environment that deploy and run use. */
  get current(): Environment {
    return this.workspaceState.get<Environment>(CURRENT) ?? LOCAL;
  }

  async use(environment: Environment): Promise<void> {
    if (sameEnvironment(environment, this.current)) return;
    await this.workspaceState.update(CURRENT, isLocal(environment) ? undefined : environment);
    this.changed.fire();
  }

  /** Local, those of `flexli.json`, and those that the person signed in to before; a name stands once. */
  async known(): Promise<readonly Environment[]> {
    const all = [LOCAL, ...(await this.project.environments()), ...this.signedInBefore];
    const byName = new Map<string, Environment>();
    for (const one of all) if (!byName.has(one.name)) byName.set(one.name, one);
    return [...byName.values()];
  }

  /** Keeps an address that the person signed in to, for other workspaces. Addresses of one name stay beside each other. */
  async remember(environment: Environment): Promise<void> {
    const others = this.signedInBefore.filter((one) => environmentKey(one) !== environmentKey(environment));
    await this.globalState.update(SIGNED_IN, [environment, ...others]);
    this.changed.fire();
  }

  /** Names that `flexli.json` gives; nobody else can. */
  async namesOfProject(): Promise<readonly string[]> {
    return (await this.project.environments()).map(({ name }) => name);
  }

  /** An address that changed in `flexli.json` is taken over; the credentials of the old one do not move with it. */
  private async followProject(): Promise<void> {
    const current = this.current;
    const named = (await this.project.environments()).find((one) => one.name === current.name);
    if (named && !isLocal(current)) await this.use(named);
    this.changed.fire();
  }

  /** The address of the same name that the person signed in to last, when it is another one. */
  previousAddress(environment: Environment): Environment | undefined {
    const last = this.signedInBefore.find(({ name }) => name === environment.name);
    return last && !sameEnvironment(last, environment) ? last : undefined;
  }

  /** Every address that the person signed in to, newest first. */
  get signedInBefore(): readonly Environment[] {
    return this.globalState.get<readonly Environment[]>(SIGNED_IN) ?? [];
  }

  dispose(): void {
    this.watcher.dispose();
    this.changed.dispose();
  }
}
