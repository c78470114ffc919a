import type { JsonObject, JsonValue } from './json';

/** The body of POST /v1/connectors. Credentials are write-only: what the API reads back has none. */
export interface ConnectorDocument {
  readonly type: string;
  readonly name: string;
  readonly description: string;
  readonly schema_version: 1;
  readonly config: ConnectorConfig;
  readonly events?: readonly ConnectorEvent[];
  readonly actions?: readonly ConnectorAction[];
}

export interface ConnectorConfig {
  readonly host: string;
  readonly base_path?: string | null;
  readonly default_headers?: Readonly<Record<string, string>> | null;
  readonly credentials?: ConnectorCredentials | null;
  readonly events?: JsonObject | null;
}

export type ConnectorCredentials =
  | { readonly type: 'BearerToken'; readonly bearer_token: string }
  | { readonly type: 'ApiKey'; readonly api_key: string; readonly api_key_header: string }
  | {
      readonly type: 'OAuth2Client';
      readonly client_id: string;
      readonly client_secret: string;
      readonly token_url: string;
      readonly basic_auth: boolean;
    };

export interface ConnectorEvent {
  readonly type: string;
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the event. */
  readonly schema: JsonObject;
}

export interface ConnectorAction {
  readonly type: string;
  readonly method: HttpMethod;
  readonly path: string;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly headers?: Readonly<Record<string, string>> | null;
  readonly query?: Readonly<Record<string, string>> | null;
  readonly body?: JsonValue;
  /** JSON Schema (draft 2020-12) of the parameters that a workflow passes. */
  readonly parameters?: JsonObject | null;
}

export const HTTP_METHODS = ['post', 'get', 'put', 'patch', 'delete', 'head', 'options'] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

/** A connector as the account knows it: the document and the ULID that the API gave it. */
export interface DeployedConnector extends ConnectorDocument {
  readonly id: string;
}
