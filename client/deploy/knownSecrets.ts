import type { JsonValue } from '../../flexli/model/json';
import { isJsonObject } from '../../flexli/model/json';
import type { CredentialStore } from '../accounts/credentialStore';
import { type Environment, environmentKey } from '../accounts/environment';
import type { ProjectStore } from '../project/projectStore';
import type { WorkspaceConnectors } from '../project/workspaceConnectors';
import { hasReason, withMaskedReasons } from '../runs/mask';
import type { RunTimeline } from '../runs/runTimeline';
import { credentialValues } from './credentialValues';
import type { PlaceholderSecrets } from './placeholderSecrets';

/**
 * Everything that this window knows to be secret in an environment, so that it can be hidden wherever it shows: values of secret
 * placeholders, credentials of connectors in files and as they were sent from here, and the client secret of the account.
 */
export class KnownSecrets {
  /** By environment; in memory alone. */
  private readonly sent = new Map<string, Set<string>>();

  constructor(
    private readonly placeholders: PlaceholderSecrets,
    private readonly credentials: CredentialStore,
    private readonly connectors: WorkspaceConnectors,
    private readonly project: ProjectStore,
  ) {}

  /** Remembers what a connector was deployed with. */
  rememberSent(environment: Environment, connector: JsonValue): void {
    const key = environmentKey(environment);
    const known = this.sent.get(key) ?? new Set();
    for (const value of credentialValues(connector, () => undefined)) known.add(value);
    this.sent.set(key, known);
  }

  /** Never rejects: what cannot be read, as when the keyring is locked, was not used either. */
  async of(environment: Environment): Promise<readonly string[]> {
    const placeholders = await this.valuesOfPlaceholders(environment);
    const account = await this.credentials.get(environment).catch(() => undefined);
    return [
      ...new Set([
        ...placeholders.values(),
        ...(await this.ofFiles(environment, placeholders)),
        ...(this.sent.get(environmentKey(environment)) ?? []),
        ...(account ? [account.clientSecret] : []),
      ]),
    ];
  }

  /** A run whose reasons show none of them. */
  async masked(timeline: RunTimeline, environment: Environment): Promise<RunTimeline> {
    return hasReason(timeline) ? withMaskedReasons(timeline, await this.of(environment)) : timeline;
  }

  private async valuesOfPlaceholders(environment: Environment): Promise<ReadonlyMap<string, string>> {
    const values = new Map<string, string>();
    for (const name of this.placeholders.names(environment)) {
      const value = await this.placeholders.get(environment, name).catch(() => undefined);
      if (value !== undefined) values.set(name, value);
    }
    return values;
  }

  private async ofFiles({ name }: Environment, placeholders: ReadonlyMap<string, string>): Promise<readonly string[]> {
    const found: string[] = [];
    for (const { uri, content } of await this.connectors.list()) {
      const project = (await this.project.projectOf(uri))?.project;
      const variables = { ...project?.variables, ...project?.environments[name]?.variables };
      const valueOf = (placeholder: string): JsonValue | undefined => {
        const value = variables[placeholder];
        return placeholders.get(placeholder) ?? (isJsonObject(value) ? undefined : value);
      };
      found.push(...credentialValues(content, valueOf));
    }
    return found;
  }
}
