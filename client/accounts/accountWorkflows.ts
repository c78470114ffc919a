import type { LogOutputChannel } from 'vscode';
import type { WorkflowSummary } from '../../flexli/api/contract';
import type { Accounts } from './accounts';
import { type Environment, environmentKey } from './environment';

/** Lists the workflows of every account, until someone forgets them because there may be others. */
export class AccountWorkflows {
  private readonly loads = new Map<string, Promise<readonly WorkflowSummary[]>>();

  constructor(
    private readonly accounts: Accounts,
    private readonly log: LogOutputChannel,
  ) {}

  /** Every version. Never rejects; empty when they cannot be read. */
  async load(environment: Environment): Promise<readonly WorkflowSummary[]> {
    const key = environmentKey(environment);
    const running = this.loads.get(key) ?? this.read(environment);
    this.loads.set(key, running);
    return running;
  }

  forget(): void {
    this.loads.clear();
  }

  private async read(environment: Environment): Promise<readonly WorkflowSummary[]> {
    const account = await this.accounts.open(environment);
    if (!account.ok) return [];
    const list = await account.value.api.workflows.list({}, AbortSignal.timeout(60_000));
    if (list.ok) return list.value;
    this.log.warn(`Workflows could not be listed: ${list.error.message}`);
    return [];
  }
}
