import type { ConnectorCredentials } from '../../model/connector';
import type { TokenSource } from '../host';
import { failed, success } from '../outcome';
import type { Outcome } from '../outcome';
import type { EngineProfile } from '../profile';

/** What a request shows to say who asks. */
export interface CredentialHeaders {
  /** Added last; they win over all others. */
  readonly headers: Readonly<Record<string, string>>;
  /** The access token in them, when it was fetched and can be renewed. */
  readonly token?: string;
}

/** The headers by which a request says who asks. `refused` is an access token that the service has just turned down. */
export async function credentialHeaders(
  credentials: ConnectorCredentials | null | undefined,
  profile: EngineProfile,
  tokens: TokenSource,
  refused?: string,
): Promise<Outcome<CredentialHeaders>> {
  switch (credentials?.type) {
    case undefined:
      return success({ headers: {} });
    case 'BearerToken':
      return filled({ Authorization: `Bearer ${credentials.bearer_token}` }, credentials.bearer_token);
    case 'ApiKey':
      return filled({ [credentials.api_key_header]: credentials.api_key }, credentials.api_key);
    case 'OAuth2Client': {
      // The hosted engine fetches no token yet and sends a constant in its place.
      if (profile === 'alpha-2024-07') return success({ headers: { Authorization: `Bearer ${PLACEHOLDER_TOKEN}` } });
      const unfilled = [credentials.client_id, credentials.client_secret, credentials.token_url].some(isPlaceholder);
      if (unfilled) return placeholderLeft();
      const outcome = await tokens.token(credentials, refused);
      if (!outcome.ok) {
        const { failure } = failed(`its connector got no access token: ${outcome.message}`);
        return { ok: false, failure: { ...failure, ...(outcome.passing && { passing: true }) } };
      }
      return success({ headers: { Authorization: `Bearer ${outcome.token}` }, token: outcome.token });
    }
  }
}

/** Stands for the token that the hosted engine sends for OAuth2Client; it opens nothing. */
const PLACEHOLDER_TOKEN = 'Token';

function filled(headers: Readonly<Record<string, string>>, secret: string): Outcome<CredentialHeaders> {
  if (isPlaceholder(secret)) return placeholderLeft();
  if (/[\r\n]/.test(secret))
    return failed('the credentials of its connector have a line break; store them again without it.');
  return success({ headers });
}

function isPlaceholder(text: string): boolean {
  return /^\{\{.*\}\}$/.test(text);
}

function placeholderLeft(): Outcome<never> {
  return failed('the credentials of its connector are a placeholder; fill it in and deploy the connector again.');
}
