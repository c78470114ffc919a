import type { Node } from 'jsonc-parser';
import { isPlainSecret } from '../../plainSecrets';
import { propertyOf, stringOf, valueOf } from '../../syntax/nodes';
import type { DiagnosticFix } from '../diagnostic';
import type { Findings } from '../findings';
import { insertion } from '../insertion';
import type { Rule } from '../rule';
import { plainName } from '../../refactor/plainName';
import { replace } from '../fixes';
import { isPlaceholder } from '../shape/valueChecks';

const CONNECTOR = (config: string, rest = ''): Rule['example'] => ({
  kind: 'connector',
  text: `{ "type": "A", "name": "A", "description": "", "schema_version": 1, "config": { ${config} }${rest} }`,
});
const HOST = '"host": "a.example.com"';

export const CONNECTOR_RULES = {
  host: {
    code: 'host-form',
    verdict: 'fails',
    severity: 'error',
    title: '`host` is more than a host name',
    why: 'The engine puts https:// before it and the paths behind it, so a scheme or a path in it makes an address that does not exist. The API does not look.',
    mend: 'Write the host name only, and a path into `base_path`.',
    example: CONNECTOR('"host": "https://a.example.com/v1"'),
  },
  doubledType: {
    code: 'operation-type-doubled',
    verdict: 'advice',
    severity: 'warning',
    title: 'Two actions or events have the same type',
    why: 'A workflow names an action by its type, so only one of them can be reached.',
    mend: 'Give each its own type.',
    example: CONNECTOR(
      HOST,
      ', "actions": [{ "type": "Get", "method": "get", "path": "a", "parameters": {} }, { "type": "Get", "method": "get", "path": "b", "parameters": {} }]',
    ),
  },
  typeForm: {
    code: 'operation-type-form',
    verdict: 'fails',
    severity: 'warning',
    title: 'No workflow can name an action or event of this type',
    why: 'The API takes any type in a connector, but in a workflow only those of letters and digits.',
    mend: 'Write letters A to Z and digits only. A quick fix does it.',
    example: CONNECTOR(
      HOST,
      ', "actions": [{ "type": "Get thing", "method": "get", "path": "a", "parameters": { "type": "object" } }]',
    ),
  },
  noParameters: {
    code: 'parameters-not-defined',
    verdict: 'fails',
    severity: 'warning',
    profile: 'alpha-2024-07',
    title: 'The action does not define its parameters',
    why: 'The API answers 500 when a workflow uses an action without `parameters`.',
    mend: 'Add `"parameters": { "type": "object" }`. A quick fix does it.',
    example: CONNECTOR(HOST, ', "actions": [{ "type": "Get", "method": "get", "path": "a" }]'),
  },
  secret: {
    code: 'secret-in-file',
    verdict: 'advice',
    severity: 'warning',
    title: 'A secret stands in the file',
    why: 'Whoever reads the file or its history in git can use it.',
    mend: 'Write a placeholder such as "{{Chat Token}}" instead. Flexli asks for it once and keeps it in the SecretStorage of VS Code.',
    example: CONNECTOR(`${HOST}, "credentials": { "type": "BearerToken", "bearer_token": "abc" }`),
  },
} as const satisfies Record<string, Rule>;

const SECRET_KEYS = ['bearer_token', 'api_key', 'client_secret'];

export function checkHost(findings: Findings, config: Node | undefined): void {
  const node = valueOf(config, 'host');
  const host = stringOf(config, 'host');
  if (!node || host === undefined || isPlaceholder(node)) return;
  if (host.trim() === '' || host.startsWith('::')) {
    const what = host === '' ? 'A host name is missing' : 'Expressions do not work here';
    findings.add(CONNECTOR_RULES.host, node, `${what}. Write one such as "api.example.com", or a placeholder.`);
    return;
  }
  const found = /^(?:[a-z][a-z0-9+.-]*:(?=\/)|https?:(?!\d))?\/*([^/?#\s]*)(.*)$/is.exec(host.trim());
  const name = found?.[1] ?? '';
  if (name === host && /^[\w.-]+(?::\d+)?$|\{\{/.test(host)) return;
  const rest = found?.[2] ?? '';
  const hint = /^\/+[^/]/.test(rest) ? ` Put “${rest}” into “base_path”.` : '';
  findings.add(CONNECTOR_RULES.host, node, `“host” is a host name only, without scheme and path.${hint}`, {
    ...(/^[\w.-]+(?::\d+)?$/.test(name) && !/^\s/.test(rest) && { fix: hostFix(node, name, rest, config) }),
  });
}

function hostFix(node: Node, name: string, rest: string, config: Node | undefined): DiagnosticFix {
  const newText = JSON.stringify(name);
  const path = /^\/[^?#]*/.exec(rest)?.[0].replace(/\/+$/, '') ?? '';
  const given = valueOf(config, 'base_path');
  const written = JSON.stringify(path);
  const host = { offset: node.offset, length: node.length, newText };
  if (path !== '' && given === undefined) host.newText += `, "base_path": ${written}`;
  const isEmpty = path !== '' && given?.type === 'string' && given.value === '';
  const edits = isEmpty ? [host, { offset: given.offset, length: given.length, newText: written }] : [host];
  return { title: `Write ${newText}`, edits };
}

/** Types that are there twice, or that no workflow can name. `items` are the actions or the events of a connector. */
export function checkTypes(findings: Findings, items: readonly Node[], noun: string): void {
  const seen = new Set<string>();
  for (const item of items) {
    const type = stringOf(item, 'type');
    const node = valueOf(item, 'type');
    if (type === undefined || !node) continue;
    checkTypeForm(findings, node, type, noun);
    if (seen.has(type))
      findings.add(
        CONNECTOR_RULES.doubledType,
        node,
        `Another ${noun} has the type “${type}”, too. Only one of them can be used.`,
      );
    seen.add(type);
  }
}

function checkTypeForm(findings: Findings, node: Node, type: string, noun: string): void {
  // An empty one is still being written.
  if (/^[a-zA-Z0-9]*$/.test(type) || type.includes('{{')) return;
  const words = plainName(type).split(' ');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  findings.add(
    CONNECTOR_RULES.typeForm,
    node,
    `In a workflow, the type of an ${noun} has letters A to Z and digits only.`,
    {
      ...(name !== '' && { fix: replace(node, JSON.stringify(name)) }),
    },
  );
}

export function checkDefinesParameters(findings: Findings, action: Node): void {
  const type = valueOf(action, 'type');
  const property = propertyOf(action, 'parameters');
  const given = property?.children?.[1];
  // A key without its value is still being written.
  const isWritten = property !== undefined && given === undefined;
  if (action.type !== 'object' || !type || isWritten || (given?.type ?? 'null') !== 'null') return;
  findings.add(
    CONNECTOR_RULES.noParameters,
    type,
    'Without “parameters” no workflow can use this action. Add "parameters": { "type": "object" }.',
    {
      fix: given
        ? { title: 'Add "parameters"', edits: [{ offset: given.offset, length: given.length, newText: ANY_OBJECT }] }
        : insertion(action, 'parameters', ANY_OBJECT, findings.document.text),
    },
  );
}

const ANY_OBJECT = '{ "type": "object" }';

export function checkSecrets(findings: Findings, credentials: Node | undefined): void {
  for (const key of SECRET_KEYS) {
    const node = valueOf(credentials, key);
    if (node?.type !== 'string' || node.value === '' || /\{\{[^{}]+\}\}/.test(node.value as string)) continue;
    findings.add(CONNECTOR_RULES.secret, node, SECRET);
  }
}

/** The headers or the query of a request, where people put keys that have a place of their own. */
export function checkSentSecrets(findings: Findings, values: Node | undefined): void {
  for (const { children } of values?.type === 'object' ? (values.children ?? []) : []) {
    const [key, value] = children ?? [];
    if (value?.type !== 'string' || !isPlainSecret(key?.value as string, value.value as string)) continue;
    findings.add(CONNECTOR_RULES.secret, value, SECRET);
  }
}

const SECRET = 'A secret stands in this file. Write a placeholder such as "{{Token}}" instead.';
