import { type Environment, environmentKey } from '../environment';

/** What one session of the Accounts menu stands for: an environment at an address, which the person signed in to. */
export interface SignedIn {
  readonly environment: Environment;
  /** Only told to who asks for a session, never to who lists them; empty then. */
  readonly accessToken: string;
}

/** The shape of VS Code's own sessions. */
export interface Session {
  readonly id: string;
  readonly accessToken: string;
  readonly account: { readonly id: string; readonly label: string };
  readonly scopes: readonly string[];
}

/**
 * A session as the Accounts menu shows it. Its id holds the name and the address, so that signing in to another
 * environment, or to another address of the same name, never takes the place of this one.
 */
export function sessionOf({ environment, accessToken }: SignedIn): Session {
  const id = environmentKey(environment);
  return { id, accessToken, account: { id, label: `${environment.name} (${hostOf(environment.apiUrl)})` }, scopes: [] };
}

/** Ids of sessions that came, went, and may have got other credentials. */
export interface SessionChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** Compares what was signed in to before with what is now; `touched` are keys whose credentials were written. */
export function sessionChanges(
  before: readonly string[],
  now: readonly string[],
  touched: readonly string[] = [],
): SessionChanges {
  return {
    added: now.filter((id) => !before.includes(id)),
    removed: before.filter((id) => !now.includes(id)),
    changed: now.filter((id) => before.includes(id) && touched.includes(id)),
  };
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}
