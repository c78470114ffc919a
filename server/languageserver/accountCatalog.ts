import type { Connection } from 'vscode-languageserver/node';
import { RequestType0 } from 'vscode-languageserver/node';
import { accountConnectors } from '../languageservice/accountConnectors';
import type { CatalogConnector, CatalogWorkflow } from '../languageservice/catalog';
import type { AccountWorkflow, CatalogAnswer } from '../protocol';
import { CatalogRequest } from '../protocol';

const catalogRequest = new RequestType0<CatalogAnswer | null, void>(CatalogRequest.method);

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
    const answer = await this.#connection.sendRequest(catalogRequest);
    if (asked !== this.#latest) return false;
    this.environment = answer?.environment;
    this.complete = answer?.complete === true;
    this.connectors = accountConnectors(answer?.connectors ?? [], this.connectors);
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
