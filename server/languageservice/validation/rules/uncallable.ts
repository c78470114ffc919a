import type { Node } from 'jsonc-parser';
import { valueOf } from '../../syntax/nodes';
import type { Findings } from '../findings';
import { insertion } from '../insertion';
import { keyPlace } from '../keyPlace';
import type { Rule } from '../rule';

export const uncallableRule: Rule = {
  code: 'connector-not-callable',
  verdict: 'fails',
  severity: 'warning',
  profile: 'alpha-2024-07',
  title: 'The hosted engine cannot call this connector',
  why: 'Without a `base_path` it cannot put the address of a call together: the run crashes there, and its history just stops. The local engine calls it.',
  mend: 'Write one, if only `"base_path": ""`. A quick fix does it.',
  example: {
    kind: 'connector',
    text: '{ "type": "A", "name": "A", "description": "", "schema_version": 1, "config": { "host": "a.example.com" }, "actions": [{ "type": "Get", "method": "get", "path": "a", "parameters": { "type": "object" } }] }',
  },
};

/** `actions` are those of the connector: without any, nobody calls it. */
export function checkCallable(findings: Findings, config: Node | undefined, actions: readonly Node[]): void {
  if (config?.type !== 'object' || actions.length === 0) return;
  const given = valueOf(config, 'base_path');
  if ((given?.type ?? 'null') !== 'null') return;
  const { text } = findings.document;
  const fix = given === undefined ? insertion(config, 'base_path', '""', text) : undefined;
  findings.add(
    uncallableRule,
    config,
    'The hosted engine crashes when it calls a connector without “base_path”. Write one, if only "". It works in Local.',
    { at: keyPlace(config, text), ...(fix && { fix }) },
  );
}
