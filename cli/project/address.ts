import { isLoopbackHost, parseAddress } from '../../flexli/api/address';
import { LOCAL_ENVIRONMENT, type Environment } from '../../flexli/project/environment';
import type { Terminal } from '../terminal';

/** Where an environment answers. */
export interface Address {
  readonly apiUrl: string;
  readonly tokenUrl: string;
}

export type FoundAddress =
  { readonly ok: true; readonly address: Address } | { readonly ok: false; readonly message: string };

/** Where `flexli emulator` listens when nobody says otherwise. */
const LOCAL_API = 'http://127.0.0.1:8787';

/**
 * The addresses of an environment. `FLEXLI_API_URL` and `FLEXLI_TOKEN_URL` pin them: when they are set, a `flexli.json`
 * that names others gets no credentials. For Local they say where the emulator is.
 */
export function addressOf(
  { name, api, auth }: Environment,
  { environment }: Pick<Terminal, 'environment'>,
): FoundAddress {
  const pinnedApi = given(environment.FLEXLI_API_URL)?.replace(/\/+$/, '');
  const pinnedToken = given(environment.FLEXLI_TOKEN_URL);
  if (name === LOCAL_ENVIRONMENT) return localAddress(pinnedApi, pinnedToken);
  if (pinnedApi !== undefined && pinnedApi !== api) return refused('api', name, api, 'FLEXLI_API_URL');
  if (pinnedToken !== undefined && pinnedToken !== auth) return refused('auth', name, auth, 'FLEXLI_TOKEN_URL');
  return { ok: true, address: { apiUrl: api, tokenUrl: auth } };
}

function localAddress(pinnedApi: string | undefined, pinnedToken: string | undefined): FoundAddress {
  const apiUrl = pinnedApi ?? LOCAL_API;
  const tokenUrl = pinnedToken ?? `${apiUrl}/oauth2/token`;
  for (const [url, variable] of [
    [apiUrl, 'FLEXLI_API_URL'],
    [tokenUrl, 'FLEXLI_TOKEN_URL'],
  ] as const) {
    const parsed = parseAddress(url, variable);
    if (!parsed.ok) return { ok: false, message: parsed.error.message };
    if (!isLoopbackHost(parsed.value.hostname)) {
      return {
        ok: false,
        message: `${LOCAL_ENVIRONMENT} is on this machine, and ${variable} says ${parsed.value.host}.`,
      };
    }
  }
  return { ok: true, address: { apiUrl, tokenUrl } };
}

function refused(key: string, name: string, url: string, variable: string): FoundAddress {
  return {
    ok: false,
    message: `flexli.json says "${key}": "${url}" for ${name}, which is not what ${variable} allows. Nothing was sent there. If the address really changed, change ${variable}, too.`,
  };
}

function given(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}
