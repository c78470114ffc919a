import type { Environment } from '../../flexli/project/environment';
import type { Terminal } from '../terminal';

export type Confirmation =
  | { readonly kind: 'yes' }
  /** The person said no, or something else. */
  | { readonly kind: 'no' }
  /** Nobody is there to ask. */
  | { readonly kind: 'unasked'; readonly message: string };

/**
 * Asks before an account is changed. Production wants its name typed, and does not go without an answer; elsewhere a
 * pipeline, where nobody can answer, goes on.
 *
 * @param what is about to happen, such as `Deploy to`
 */
export async function confirm(
  what: string,
  { name, production }: Environment,
  yes: boolean,
  terminal: Terminal,
): Promise<Confirmation> {
  if (yes) return { kind: 'yes' };
  if (!terminal.ask) {
    if (!production) return { kind: 'yes' };
    return { kind: 'unasked', message: `${name} is production, and nobody is here to confirm. Give --yes.` };
  }
  if (!production) {
    const answer = await terminal.ask(`${what} ${name}? [y/N] `);
    return { kind: /^y(?:es)?$/i.test(answer?.trim() ?? '') ? 'yes' : 'no' };
  }
  const answer = await terminal.ask(`${what} production. Type its name, ${name}, to go on: `);
  return { kind: answer?.trim() === name ? 'yes' : 'no' };
}
