import type { Rule } from './rule';
import { placeholderRule } from './rules/placeholders';

/** A rule about the project file, or about documents together with it. */
export type ProjectRule = Omit<Rule, 'example'> & {
  readonly example: Pick<Rule['example'], 'text'> & { readonly kind: Rule['example']['kind'] | 'project' };
};

export const projectFileRule: ProjectRule = {
  code: 'project-file',
  verdict: 'fails',
  severity: 'error',
  title: 'Something in `flexli.json` cannot be used',
  why: 'It is no valid JSON, a key means nothing, an address is not safe to send secrets to, or a variable does not say what it stands for. Nothing is planned or deployed from the terminal, and no plan is made, until that is mended.',
  mend: 'The message says what is expected at the marked place.',
  example: { kind: 'project', text: '{ "variables": { "Chat token": { "secret": "hidden" } } }' },
};

export const projectDiagnosticsRule: ProjectRule = {
  code: 'project-diagnostics',
  verdict: 'advice',
  severity: 'warning',
  title: 'Something in `diagnostics` of `flexli.json` has no effect',
  why: 'A misspelt code or severity changes nothing, and what the API refuses is shown in any case.',
  mend: 'Choose the code or value by Ctrl+Space. A quick fix offers the nearest one.',
  example: { kind: 'project', text: '{ "diagnostics": { "severity": { "setting-ignord": "hint" } } }' },
};

/** In the order of the documentation, behind the rules about documents alone. */
export const PROJECT_RULES: readonly ProjectRule[] = [placeholderRule, projectFileRule, projectDiagnosticsRule];
