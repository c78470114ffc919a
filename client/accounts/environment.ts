/** A Flexli Engine to deploy to. Addresses are no secret; credentials are kept elsewhere, by `environmentKey`. */
export interface Environment {
  /** `Local`, or what the person or `flexli.json` calls it. */
  readonly name: string;
  /** Base of the API, without a slash at the end; empty for Local, whose port is free until it starts. */
  readonly apiUrl: string;
  /** Address of the token endpoint; empty for Local. */
  readonly tokenUrl: string;
}

/** The embedded engine, always there and the default. */
export const LOCAL: Environment = { name: 'Local', apiUrl: '', tokenUrl: '' };

export function isLocal(environment: Environment): boolean {
  return environment.name === LOCAL.name;
}

/**
 * What everything remembered about an environment is filed under. It holds the API's address, so that the same name
 * with another address is another environment and never gets its credentials.
 */
export function environmentKey(environment: Environment): string {
  return `${environment.name}|${environment.apiUrl}`;
}

export function sameEnvironment(a: Environment, b: Environment): boolean {
  return environmentKey(a) === environmentKey(b) && a.tokenUrl === b.tokenUrl;
}
