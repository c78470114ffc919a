import type { Node } from 'jsonc-parser';
import { propertyOf, valueOf } from '../../syntax/nodes';
import type { Findings } from '../findings';
import { keyPlace } from '../keyPlace';
import type { Rule } from '../rule';
import { removal } from '../removal';

export const backoffRule: Rule = {
  code: 'backoff-not-stored',
  profile: 'alpha-2024-07',
  verdict: 'refused',
  severity: 'error',
  title: 'The engine cannot store `backoff`',
  why: 'Its rate is kept as a fraction, which the storage of the engine does not take: the API answers 500.',
  mend: 'Remove `backoff`; the defaults hold then.',
  example: {
    kind: 'workflow',
    text: '{ "name": "Example", "schema_version": 1, "on_error": { "max_retries": 3, "backoff": { "wait": 5 } }, "actions": [{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }] }',
  },
};

/** `owner` is a workflow or an action. */
export function checkBackoff(findings: Findings, owner: Node): void {
  const onError = valueOf(owner, 'on_error');
  const backoff = valueOf(onError, 'backoff');
  const property = propertyOf(onError, 'backoff');
  if (backoff?.type !== 'object' || !property) return;
  const { text } = findings.document;
  findings.add(backoffRule, backoff, 'The engine cannot store “backoff”: the API answers 500. Remove it.', {
    at: keyPlace(backoff, text),
    fix: removal(property, text),
  });
}
