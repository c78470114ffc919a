import type { DeployedConnector } from '../../flexli/model/connector';
import type { AccountWorkflow, CatalogAnswer } from '../../server/protocol';

/** Another number means another form; files of an older one are read no more. */
const FORM = 1;

interface CachedCatalog {
  readonly form: number;
  readonly answer: Pick<CatalogAnswer, 'environment' | 'connectors' | 'workflows'>;
}

/**
 * What may lie on disk: names, descriptions and schemas. Credentials never come from the API; headers, query, body, paths
 * and whatever else a connector may say are left out all the same, since people put keys there.
 */
export function cachedCatalog({ environment, connectors, workflows = [] }: CatalogAnswer): CachedCatalog {
  const kept = workflows.map(({ id, version, name, description, is_release_version }) => ({
    id,
    version,
    name,
    description: description ?? null,
    is_release_version: is_release_version === true,
  }));
  return { form: FORM, answer: { environment, connectors: connectors.map(cachedConnector), workflows: kept } };
}

/** Undefined for anything but what `cachedCatalog` made. */
export function readCachedCatalog(value: unknown): CatalogAnswer | undefined {
  const { form, answer } = (value ?? {}) as Partial<CachedCatalog>;
  if (form !== FORM || !answer || !Array.isArray(answer.connectors)) return undefined;
  const workflows: readonly AccountWorkflow[] = answer.workflows ?? [];
  return { environment: answer.environment, complete: false, connectors: answer.connectors, workflows };
}

function cachedConnector(connector: DeployedConnector): DeployedConnector {
  const { id, type, name, description, config, events = [], actions = [] } = connector;
  return {
    id,
    type,
    name,
    description,
    schema_version: 1,
    config: { host: config.host },
    events: events.map((event) => ({
      type: event.type,
      name: event.name,
      description: event.description,
      schema: event.schema,
    })),
    actions: actions.map((action) => ({
      type: action.type,
      method: action.method,
      path: '',
      name: action.name ?? null,
      description: action.description ?? null,
      parameters: action.parameters ?? null,
    })),
  };
}
