import { isSecretHeader } from './maskedHeaders';

/** What a command for a terminal is made of. */
export interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * A request as a command for a POSIX shell. Values of secret headers are variables of the shell, which whoever runs it sets;
 * `credentials` adds one for those that the engine keeps to itself.
 */
export function curlCommand({ method, url, headers, body }: CurlRequest, credentials: boolean): string {
  const lines = [`curl --request ${method.toUpperCase()} ${quoted(url)}`];
  for (const [name, value] of Object.entries(headers)) {
    lines.push(
      isSecretHeader(name) ? `--header "${name}: $${variableOf(name)}"` : `--header ${quoted(`${name}: ${value}`)}`,
    );
  }
  const known = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  if (credentials && !known) lines.push('--header "Authorization: $AUTHORIZATION"');
  if (body !== undefined) lines.push(`--data-raw ${quoted(body)}`);
  return lines.join(' \\\n  ');
}

/** One word for a POSIX shell, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function variableOf(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}
