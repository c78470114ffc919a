import type { Node } from 'jsonc-parser';
import { valueOf } from '../../syntax/nodes';
import type { DiagnosticFix } from '../diagnostic';
import type { Findings } from '../findings';
import { insertion } from '../insertion';
import { keyPlace } from '../keyPlace';
import type { Rule } from '../rule';

/** Recorded runs do not tell which of the two is missed; connectors that have both are called. */
export const uncallableRule: Rule = {
  code: 'connector-not-callable',
  verdict: 'fails',
  severity: 'warning',
  profile: 'alpha-2024-07',
  title: 'The hosted engine cannot call this connector',
  why: 'Without `base_path` and `default_headers` every call of a connector crashes there, and the history of the run just stops. The local engine calls it.',
  mend: 'Write both, if only `"base_path": ""`. A quick fix does it.',
  example: {
    kind: 'connector',
    text: '{ "type": "A", "name": "A", "description": "", "schema_version": 1, "config": { "host": "a.example.com" }, "actions": [{ "type": "Get", "method": "get", "path": "a", "parameters": { "type": "object" } }] }',
  },
};

/** `actions` are those of the connector: without any, nobody calls it. */
export function checkCallable(findings: Findings, config: Node | undefined, actions: readonly Node[]): void {
  if (config?.type !== 'object' || actions.length === 0) return;
  if (['base_path', 'default_headers'].some((key) => (valueOf(config, key)?.type ?? 'null') !== 'null')) return;
  const { text } = findings.document;
  const fix = fixOf(config, text);
  findings.add(
    uncallableRule,
    config,
    'The hosted engine crashes when it calls a connector without “base_path” and “default_headers”. Write both. It works in Local.',
    { at: keyPlace(config, text), ...(fix && { fix }) },
  );
}

function fixOf(config: Node, text: string): DiagnosticFix | undefined {
  if (valueOf(config, 'base_path') || valueOf(config, 'default_headers')) return undefined;
  const fix = insertion(config, 'base_path', '"", "default_headers": { "Accept": "application/json" }', text);
  return fix && { ...fix, title: 'Add "base_path" and "default_headers"' };
}
