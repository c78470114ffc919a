import { EventEmitter, workspace } from 'vscode';
import type { FlexliApi } from '../../flexli/api/client';
import type { WorkflowSummary } from '../../flexli/api/contract';
import type { JsonObject } from '../../flexli/model/json';
import type { Accounts } from '../accounts/accounts';
import type { AccountProblem } from '../accounts/connection';
import { type Environment, environmentKey, isLocal } from '../accounts/environment';
import type { EnvironmentStore } from '../accounts/environmentStore';
import type { LocalEngine } from '../accounts/localEngine';
import type { Deployments } from '../deploy/deployments';
import type { LockMemory } from '../deploy/lockMemory';
import type { WorkspaceWorkflow, WorkspaceWorkflows } from '../project/workspaceWorkflows';
import type { Releasable } from '../ui/releasable';
import { type Pair, pairUp } from './pairUp';

/** A workflow of the account with all of its versions. */
export interface AccountWorkflow {
  readonly id: string;
  readonly name: string;
  /** Newest first. */
  readonly versions: readonly WorkflowSummary[];
  /** The newest version's document; undefined when it could not be read. */
  readonly document?: JsonObject;
}

export type LocalWorkflow = WorkspaceWorkflow & { readonly deployedId?: string };
export type WorkflowPair = Pair<LocalWorkflow, AccountWorkflow>;

export interface WorkflowListing {
  readonly environment: Environment;
  readonly pairs: readonly WorkflowPair[];
  readonly problem?: AccountProblem;
  /** True when the engine on this machine was never started. */
  readonly idle: boolean;
}

const AT_ONCE = 6;
const READ_MS = 60_000;

interface Read {
  readonly workflows: readonly AccountWorkflow[];
  readonly problem?: AccountProblem;
}

/** The workflows of workspace and account, put together. Read when a view asks, and again after a change. */
export class WorkflowList implements Releasable {
  private readonly changed = new EventEmitter<void>();
  private readonly held: Releasable[] = [this.changed];
  private readonly reads = new Map<string, Promise<Read>>();
  /** A version never changes under its id. */
  private readonly documents = new Map<string, JsonObject>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly files: WorkspaceWorkflows,
    private readonly accounts: Accounts,
    private readonly environments: EnvironmentStore,
    private readonly deployments: Deployments,
    private readonly locks: LockMemory,
    private readonly local: LocalEngine,
    onAccountChange: (listener: () => void) => Releasable,
  ) {
    const again = (): void => {
      this.refresh();
    };
    const show = (): void => {
      this.changed.fire();
    };
    this.held.push(
      files.onDidChange(show),
      locks.onDidChange(show),
      environments.onDidChange(show),
      local.onDidStart(again),
      workspace.onDidGrantWorkspaceTrust(again),
      onAccountChange(again),
    );
  }

  /** Forgets what the accounts had and tells everyone to ask again. */
  refresh(): void {
    this.reads.clear();
    this.changed.fire();
  }

  /** Never rejects for what an account does; rejects when the workspace cannot be searched. */
  async load(): Promise<WorkflowListing> {
    const environment = this.environments.current;
    const idle = isLocal(environment) && !this.local.inUse;
    const files = await this.files.list();
    await this.locks.learn(environment);
    const locals = files.map((file): LocalWorkflow => {
      const deployedId = this.deployments.get(environment, file.uri)?.id;
      return deployedId === undefined ? file : { ...file, deployedId };
    });
    if (idle) return { environment, idle, pairs: pairUp(locals, [], false, () => false) };
    const { workflows, problem } = await this.read(environment);
    const { saysTheSame } = await import('./compareHost');
    const pairs = pairUp(locals, workflows, problem === undefined, (file, { document }) =>
      document === undefined ? false : saysTheSame('workflow', file.content, document),
    );
    return { environment, idle, pairs, ...(problem ? { problem } : {}) };
  }

  private read(environment: Environment): Promise<Read> {
    const key = environmentKey(environment);
    const running = this.reads.get(key) ?? this.readNow(environment, key);
    this.reads.set(key, running);
    return running;
  }

  private async readNow(environment: Environment, key: string): Promise<Read> {
    const account = await this.accounts.open(environment);
    if (!account.ok) return { workflows: [], problem: account.problem };
    const { api } = account.value;
    const signal = AbortSignal.timeout(READ_MS);
    const list = await api.workflows.list({}, signal);
    if (!list.ok) return { workflows: [], problem: { kind: 'api', failure: list.error } };
    const workflows = byId(list.value);
    const waiting = [...workflows];
    const read: AccountWorkflow[] = [];
    const worker = async (): Promise<void> => {
      for (let one = waiting.shift(); one; one = waiting.shift()) {
        const document = await this.documentOf(api, key, one, signal);
        read.push(document ? { ...one, document } : one);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return { workflows: read.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? 1 : -1)) };
  }

  private async documentOf(
    api: FlexliApi,
    key: string,
    { id, versions }: AccountWorkflow,
    signal: AbortSignal,
  ): Promise<JsonObject | undefined> {
    const version = versions[0]?.version ?? 1;
    const place = `${key}|${id}|${String(version)}`;
    const kept = this.documents.get(place);
    if (kept) return kept;
    const answer = await api.workflows.get(id, version, signal);
    if (!answer.ok) return undefined;
    const document = answer.value as unknown as JsonObject;
    this.documents.set(place, document);
    return document;
  }

  dispose(): void {
    for (const one of this.held) one.dispose();
  }
}

function byId(summaries: readonly WorkflowSummary[]): readonly AccountWorkflow[] {
  const groups = new Map<string, WorkflowSummary[]>();
  for (const one of summaries) groups.set(one.id, [...(groups.get(one.id) ?? []), one]);
  return [...groups].map(([id, group]) => {
    const versions = group.sort((a, b) => b.version - a.version);
    return { id, name: versions[0]?.name ?? id, versions };
  });
}
