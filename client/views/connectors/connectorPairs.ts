import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountCatalog, AccountConnectors } from '../../accounts/accountCatalog';
import { type Environment, isLocal } from '../../accounts/environment';
import type { EnvironmentStore } from '../../accounts/environmentStore';
import type { LocalEngine } from '../../accounts/localEngine';
import type { Deployments } from '../../deploy/deployments';
import type { LockMemory } from '../../deploy/lockMemory';
import type { WorkspaceConnector, WorkspaceConnectors } from '../../project/workspaceConnectors';
import type { DeployedConnector } from '../../../flexli/model/connector';
import type { JsonObject } from '../../../flexli/model/json';
import { type Pair, pairUp } from '../../workflows/pairUp';

export type LocalConnector = WorkspaceConnector & { readonly name: string; readonly deployedId?: string };
export type ConnectorPair = Pair<LocalConnector, DeployedConnector>;

/** Files are shown at once; what the account says of them comes when it has answered. */
const PATIENCE_MS = 500;

/** Connectors of workspace and account, put together. */
export class ConnectorPairs {
  constructor(
    private readonly files: WorkspaceConnectors,
    private readonly catalog: AccountCatalog,
    private readonly environments: EnvironmentStore,
    private readonly deployments: Deployments,
    private readonly locks: LockMemory,
    private readonly local: LocalEngine,
  ) {}

  get environment(): Environment {
    return this.environments.current;
  }

  /** @param late called when the account answers after the pairs were given without it */
  async load(late?: () => void): Promise<readonly ConnectorPair[]> {
    const environment = this.environments.current;
    await this.locks.learn(environment);
    const locals = (await this.files.list()).map((one): LocalConnector => {
      const deployedId = this.deployments.get(environment, one.uri)?.id;
      const name = one.file.kind === 'connector' ? one.file.connector.name : '';
      return { ...one, name, ...(deployedId === undefined ? {} : { deployedId }) };
    });
    const account = await this.account(environment, late);
    if (!account) return pairUp(locals, [], false, () => false);
    const { saysTheSame } = await import('../../workflows/compareHost');
    return pairUp(locals, account.connectors, account.complete, (file, remote) =>
      saysTheSame('connector', file.content, remote as unknown as JsonObject),
    );
  }

  private async account(
    environment: Environment,
    late: (() => void) | undefined,
  ): Promise<AccountConnectors | undefined> {
    if (isLocal(environment) && !this.local.inUse) return undefined;
    const loading = this.catalog.load(environment);
    if (!late) return loading;
    const answer = await Promise.race([loading, sleep(PATIENCE_MS, undefined)]);
    if (!answer) void loading.then(late);
    return answer ?? undefined;
  }
}
