import type { Node } from 'jsonc-parser';
import { CoreSource } from '../../../../flexli/model/coreActions';
import { keyOf, stringOf, valueOf } from '../../syntax/nodes';
import type { Findings } from '../findings';
import { hasMisspelt } from '../misspelt';
import type { Rule } from '../rule';
import { insertion } from '../insertion';
import { keyPlace } from '../keyPlace';
import { removal } from '../removal';

export const scheduleRule: Rule = {
  code: 'schedule-choice',
  verdict: 'refused',
  severity: 'error',
  title: 'A schedule needs exactly one of `cron` and `rate`',
  why: 'With none or both the API cannot tell when the workflow starts; it answers 500.',
  mend: 'Keep one of them: `"rate": "15 minutes"` or `"cron": "0 12 * * ?"`.',
  example: {
    kind: 'workflow',
    text: '{ "name": "Example", "schema_version": 1, "source": { "type": "Flexli:CoreV1:Schedule", "parameters": {} }, "actions": [{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }] }',
  },
};

const KEYS = ['cron', 'rate'];

export function checkSchedule(findings: Findings, source: Node): void {
  if (stringOf(source, 'type') !== CoreSource.Schedule) return;
  const parameters = valueOf(source, 'parameters');
  if (parameters?.type !== 'object') return;
  const given = KEYS.filter((key) => (valueOf(parameters, key)?.type ?? 'null') !== 'null');
  if (given.length === 1 || (given.length === 0 && hasMisspelt(parameters, KEYS))) return;
  const message =
    given.length === 0
      ? 'A schedule needs a “cron” or a “rate”, for example "rate": "15 minutes".'
      : 'A schedule has either a “cron” or a “rate”. Remove one of them.';
  const { text } = findings.document;
  const last = given.length === 0 ? undefined : parameters.children?.findLast((one) => KEYS.includes(keyOf(one)));
  const isEmpty = parameters.children?.length === 0;
  const added = isEmpty ? insertion(parameters, 'rate', '"15 minutes"', text) : undefined;
  const fix = last === undefined ? added : removal(last, text);
  findings.add(scheduleRule, parameters, message, { at: keyPlace(parameters, text), fix });
}
