/** Where the values of secret placeholders are kept: SecretStorage in the editor, environment variables in a terminal. */
export interface SecretSource {
  /** Undefined when there is none. */
  get(name: string): Promise<string | undefined>;
}

const PREFIX = 'FLEXLI_SECRET_';

/** The environment variable of a secret placeholder: `{{Chat token}}` is `FLEXLI_SECRET_CHAT_TOKEN`. */
export function secretVariable(name: string): string {
  const word = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
  return PREFIX + word.toUpperCase();
}

/** The secrets that a process was given. An empty variable counts as none. */
export function secretsOfEnvironment(environment: Readonly<Record<string, string | undefined>>): SecretSource {
  return {
    get: (name) => {
      const value = environment[secretVariable(name)];
      return Promise.resolve(value === '' ? undefined : value);
    },
  };
}
