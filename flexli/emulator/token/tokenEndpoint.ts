import type { TokenAnswer } from '../../api/contract';
import type { Answer, ApiRequest, Handler } from '../http/message';
import { TOKEN_LIFETIME_S } from './tokenIssuer';
import type { TokenIssuer } from './tokenIssuer';

/**
 * `POST /oauth2/token`: the client credentials grant, with id and secret in the form or by HTTP Basic. Errors have the
 * bodies of OAuth 2 (RFC 6749, 5.2); wrong credentials are a 400 as the hosted endpoint gives it, and a 401 where they came
 * by HTTP Basic, as the RFC asks.
 */
export function tokenEndpoint(issuer: TokenIssuer): Handler {
  return (request) => {
    if (mediaType(request) !== 'application/x-www-form-urlencoded') return oauthError('invalid_request');
    const form = new URLSearchParams(request.body);
    const grant = form.get('grant_type');
    if (grant === null) return oauthError('invalid_request');
    if (grant !== 'client_credentials') return oauthError('unsupported_grant_type');

    const basic = basicCredentials(request.headers.authorization);
    if (basic !== undefined) {
      // RFC 6749 asks for form encoding inside HTTP Basic, and many clients leave it out: both are taken.
      const known =
        issuer.isClient(basic.id, basic.secret) || issuer.isClient(formDecode(basic.id), formDecode(basic.secret));
      if (!known) return basicRefused();
    } else {
      const id = form.get('client_id');
      if (id === null) return oauthError('invalid_request');
      if (!issuer.isClient(id, form.get('client_secret') ?? '')) return oauthError('invalid_client');
    }

    const answer: TokenAnswer = {
      access_token: issuer.issue(),
      expires_in: TOKEN_LIFETIME_S,
      token_type: 'Bearer',
    };
    return { status: 200, body: answer };
  };
}

/** The token of an Authorization header; the hosted API takes it with or without the scheme. */
export function bearerToken(header: string | undefined): string | undefined {
  const token = header?.replace(/^Bearer +/i, '').trim();
  return token === '' ? undefined : token;
}

function mediaType(request: ApiRequest): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function basicCredentials(header: string | undefined): { readonly id: string; readonly secret: string } | undefined {
  const encoded = /^Basic +(.+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return { id: text, secret: '' };
  return { id: text.slice(0, colon), secret: text.slice(colon + 1) };
}

function formDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function oauthError(error: string): Answer {
  return { status: 400, body: { error } };
}

function basicRefused(): Answer {
  return { status: 401, body: { error: 'invalid_client' }, headers: { 'WWW-Authenticate': 'Basic realm="Flexli"' } };
}
