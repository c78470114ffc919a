import type { Connection } from 'vscode-languageserver/node';
import { RequestType } from 'vscode-languageserver/node';
import { accountConnectors, SharedSchemas } from '../languageservice/accountConnectors';
import type { CatalogConnector, CatalogWorkflow } from '../languageservice/catalog';
import type { AccountWorkflow, CatalogAnswer, CatalogParams } from '../protocol';
import { CatalogRequest } from '../protocol';

const catalogRequest = new RequestType<CatalogParams, CatalogAnswer | null, void>(CatalogRequest.method);

/** A large account in one message would take as much memory again, and hold up whoever types meanwhile. */
const PART = 10;

/** The account's connectors, as the client last told. Without an answer nothing is known, so nothing is unknown. */
export class AccountCatalog {
  readonly #connection: Connection;
  #latest = 0;
  environment: string | undefined;
  complete = false;
  connectors: readonly CatalogConnector[] = [];
  workflows: readonly CatalogWorkflow[] = [];

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Asks the client. True when the answer is the newest one; a failing request keeps what is known. */
  async refresh(): Promise<boolean> {
    const asked = ++this.#latest;
    const schemas = new SharedSchemas();
    const connectors: CatalogConnector[] = [];
    const answer = await this.#connection.sendRequest(catalogRequest, { limit: PART });
    let after = 0;
    for (let part = answer; ; part = await this.#connection.sendRequest(catalogRequest, { limit: PART, after })) {
      if (asked !== this.#latest) return false;
      connectors.push(...accountConnectors(part?.connectors ?? [], this.connectors, schemas));
      if (part?.next === undefined || part.next <= after) break;
      after = part.next;
    }
    this.environment = answer?.environment;
    this.complete = answer?.complete === true;
    this.connectors = connectors;
    const workflows = (answer?.workflows ?? []).map(catalogWorkflow);
    if (JSON.stringify(workflows) !== JSON.stringify(this.workflows)) this.workflows = workflows;
    return true;
  }
}

function catalogWorkflow({ uri, ...workflow }: AccountWorkflow): CatalogWorkflow {
  const { id, version, name, description, is_release_version } = workflow;
  return {
    id,
    version,
    name,
    description: description ?? '',
    released: is_release_version === true,
    ...(uri !== undefined && { shownIn: uri }),
  };
}
