import type { Node } from 'jsonc-parser';
import { stringValue, valueOf } from '../../syntax/nodes';
import type { Findings } from '../findings';
import type { Rule } from '../rule';

export const retryOnRule: Rule = {
  code: 'retry-on-no-status',
  verdict: 'advice',
  severity: 'warning',
  title: '`retry_on` names something that is no HTTP status',
  why: 'It is compared with the status of an answer, digit by digit, so that such an item never fits and nothing is tried again because of it.',
  mend: 'List the statuses one by one, such as "429" and "503", or leave `retry_on` out to try again after every failure.',
  example: {
    kind: 'workflow',
    text: '{ "name": "Example", "schema_version": 1, "on_error": { "max_retries": 3, "retry_on": ["5xx"] }, "actions": [{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }] }',
  },
};

const STATUS = /^\s*[1-5]\d\d\s*$|\{\{/;

/** `owner` is a workflow or an action. */
export function checkRetryOn(findings: Findings, owner: Node): void {
  const retryOn = valueOf(valueOf(owner, 'on_error'), 'retry_on');
  if (retryOn?.type !== 'array') return;
  for (const item of retryOn.children ?? []) {
    const text = stringValue(item);
    if (text === undefined || STATUS.test(text)) continue;
    findings.add(
      retryOnRule,
      item,
      `“${text}” is no HTTP status, so it never fits an answer. List statuses such as "503" one by one.`,
    );
  }
}
