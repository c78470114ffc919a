import type { ConnectorCredentials } from '../../model/connector';
import { failed, success } from '../outcome';
import type { Outcome } from '../outcome';
import type { EngineProfile } from '../profile';

/** The headers by which a request says who asks. They are added last and win over all others. */
export function credentialHeaders(
  credentials: ConnectorCredentials | null | undefined,
  profile: EngineProfile,
): Outcome<Readonly<Record<string, string>>> {
  switch (credentials?.type) {
    case undefined:
      return success({});
    case 'BearerToken':
      return filled({ Authorization: `Bearer ${credentials.bearer_token}` }, credentials.bearer_token);
    case 'ApiKey':
      return filled({ [credentials.api_key_header]: credentials.api_key }, credentials.api_key);
    case 'OAuth2Client':
      // The hosted engine fetches no token yet and sends a constant in its place.
      if (profile === 'alpha-2024-07') return success({ Authorization: `Bearer ${PLACEHOLDER_TOKEN}` });
      return failed(
        'its connector signs in by OAuth2Client, which local runs cannot do yet; deploy it with BearerToken credentials to try it here.',
      );
  }
}

/** Stands for the token that the hosted engine sends for OAuth2Client; it opens nothing. */
export const PLACEHOLDER_TOKEN = 'oauth2-client-token-placeholder';

function filled(headers: Readonly<Record<string, string>>, secret: string): ReturnType<typeof credentialHeaders> {
  if (/^\{\{.*\}\}$/.test(secret)) {
    return failed('the credentials of its connector are a placeholder; fill it in and deploy the connector again.');
  }
  if (/[\r\n]/.test(secret))
    return failed('the credentials of its connector have a line break; store them again without it.');
  return success(headers);
}
