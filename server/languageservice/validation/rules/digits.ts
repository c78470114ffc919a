import type { Node } from 'jsonc-parser';
import type { Findings } from '../findings';
import { inQuotes } from '../fixes';
import type { Rule } from '../rule';

export const digitsRule: Rule = {
  code: 'number-loses-digits',
  verdict: 'advice',
  severity: 'warning',
  title: 'A number has more digits than are deployed',
  why: 'Whole numbers beyond 9007199254740991 are deployed as the nearest number that JavaScript holds, and many services read them so, too. An id of a message or a user then names another one.',
  mend: 'Write the number as a text, which most services take for an id. A quick fix does it.',
  example: {
    kind: 'workflow',
    text: '{ "name": "Example", "schema_version": 1, "actions": [{ "order": 1, "type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": "posted", "content_type": "application/json", "body": { "message": 1234567890123456789 } } }] }',
  },
};

/** `source` is the text of a number without fraction and exponent. */
export function checkDigits(findings: Findings, node: Node, source: string): void {
  const value = Number(source);
  // Of those that are larger than JavaScript tells from each other, some are hit by chance.
  if (Number.isSafeInteger(value) || String(value) === source) return;
  findings.add(
    digitsRule,
    node,
    `${source} has more digits than are deployed: it becomes ${value}. Write it as a text, in quotes.`,
    { fix: inQuotes(node, source) },
  );
}
