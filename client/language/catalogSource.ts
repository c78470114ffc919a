import type { CatalogAnswer } from '../../server/protocol';
import type { AccountCatalog } from '../accounts/accountCatalog';
import type { AccountWorkflows } from '../accounts/accountWorkflows';
import { type Environment, environmentKey, isLocal } from '../accounts/environment';
import type { EnvironmentStore } from '../accounts/environmentStore';
import type { LocalEngine } from '../accounts/localEngine';
import type { CatalogCache } from './catalogCache';

/** Where what is told of the account comes from. */
export interface CatalogParts {
  readonly environments: Pick<EnvironmentStore, 'current'>;
  readonly catalog: Pick<AccountCatalog, 'load'>;
  readonly workflows: Pick<AccountWorkflows, 'load'>;
  readonly local: Pick<LocalEngine, 'inUse'>;
  readonly cache: Pick<CatalogCache, 'read' | 'write'>;
}

/**
 * What the language server is told of the account: at once what is kept on disk, and once the account has answered, what
 * it has now. Merely opening a file neither starts an engine that was never used nor claims that its ids are wrong: then
 * the catalog is empty and not complete.
 */
export class CatalogSource {
  /** What accounts have answered, until there may be something else. */
  private answered = new Map<string, CatalogAnswer>();

  /** @param changed called when the next answer is another one than the last */
  constructor(
    private readonly parts: CatalogParts,
    private readonly changed: () => void,
  ) {}

  /** What the accounts have may be something else by now. */
  forget(): void {
    this.answered = new Map();
  }

  async answer(): Promise<CatalogAnswer> {
    const environment = this.parts.environments.current;
    if (isLocal(environment)) {
      if (this.parts.local.inUse) return this.live(environment);
      return { environment: environment.name, complete: false, connectors: [] };
    }
    const key = environmentKey(environment);
    const { answered } = this;
    const known = answered.get(key);
    if (known !== undefined) return known;
    const kept = await this.parts.cache.read(key);
    const live = this.live(environment).then(async (answer) => {
      // What an account that cannot be reached had before is better than nothing; one that is signed out has nothing.
      const { problem } = await this.parts.catalog.load(environment);
      const best = problem?.kind === 'api' && answer.connectors.length === 0 ? (kept ?? answer) : answer;
      answered.set(key, best);
      if (answer.complete) await this.parts.cache.write(key, answer);
      return best;
    });
    if (kept === undefined) return live;
    void live.then(() => {
      this.changed();
    });
    return kept;
  }

  private async live(environment: Environment): Promise<CatalogAnswer> {
    const [{ complete, connectors }, workflows] = await Promise.all([
      this.parts.catalog.load(environment),
      this.parts.workflows.load(environment),
    ]);
    return { environment: environment.name, complete, connectors, workflows };
  }
}
