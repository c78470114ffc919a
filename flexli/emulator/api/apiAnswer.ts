import { isValid } from 'ulid';
import { gatewayErrors } from '../http/gatewayErrors';
import type { Answer, ApiRequest } from '../http/message';
import { matchRoute } from '../http/router';
import type { Route } from '../http/router';
import { storeProblem } from '../store/storeProblem';
import { bearerToken } from '../token/tokenEndpoint';
import type { TokenIssuer } from '../token/tokenIssuer';
import { apiErrors } from './apiErrors';

/** Answers requests in the order of the hosted API: known call, token, ids of the path, and then the call itself. */
export function apiAnswer(
  api: { readonly issuer: TokenIssuer; readonly routes: readonly Route[] },
  log: (line: string) => void,
): (request: ApiRequest) => Promise<Answer> {
  return async (incoming) => {
    const match = matchRoute(api.routes, incoming.method, incoming.path);
    if (match === undefined) return gatewayErrors.unknownCall();
    const request: ApiRequest = { ...incoming, params: match.params };
    if (match.route.open !== true) {
      const refusal = checkToken(request, api.issuer);
      if (refusal !== undefined) return refusal;
    }
    const hasForeignId = Object.entries(request.params).some(
      ([name, value]) => name.endsWith('_id') && !isValid(value),
    );
    if (hasForeignId) return apiErrors.invalidResourceId(request);
    try {
      return await match.route.handle(request);
    } catch (error) {
      // Name and message alone: they come from our store or the validator, and hold no document.
      log(`${request.method} ${match.route.pattern} failed: ${error instanceof Error ? error.message : String(error)}`);
      const reason = storeProblem(error);
      if (reason !== undefined) return gatewayErrors.cannotKeep(reason);
      return gatewayErrors.internal();
    }
  };
}

function checkToken(request: ApiRequest, issuer: TokenIssuer): Answer | undefined {
  const token = bearerToken(request.headers.authorization);
  if (token === undefined) return gatewayErrors.unauthorized();
  switch (issuer.check(token)) {
    case 'valid':
      return undefined;
    case 'expired':
      return gatewayErrors.expiredToken();
    case 'unknown':
      return gatewayErrors.unauthorized();
  }
}
