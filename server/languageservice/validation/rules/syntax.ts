import type { Node } from 'jsonc-parser';
import type { Findings } from '../findings';
import type { Rule } from '../rule';

export const syntaxRule: Rule = {
  code: 'json-syntax',
  verdict: 'refused',
  severity: 'error',
  title: 'The text is no valid JSON',
  why: 'The API reads JSON only, without comments and trailing commas.',
  mend: 'The message says what is expected at the marked place. Quick fixes mend commas, quotes, escapes and brackets, and remove comments.',
  example: { kind: 'workflow', text: '{ "name": "Broken", }' },
};

export function checkSyntax(findings: Findings): void {
  const { document } = findings;
  // The path of the document itself: what lies at a broken place has none of its own.
  const root: Node = document.root ?? { type: 'object', offset: 0, length: document.text.length };
  for (const { message, offset, length, fix } of document.syntaxProblems) {
    findings.add(syntaxRule, root, message, { at: { offset, length }, path: '', fix });
  }
}
