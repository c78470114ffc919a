import { CoreAction } from '../../../../flexli/model/coreActions';
import type { Node } from 'jsonc-parser';
import type { ActionView } from '../../syntax/actionView';
import { expressionFor } from '../../refactor/expressionFor';
import { propertyOf, stringOf, stringValue, valueOf } from '../../syntax/nodes';
import type { Findings } from '../findings';
import type { Rule } from '../rule';
import { replace } from '../fixes';

const WORKFLOW = (rest: string): Rule['example'] => ({
  kind: 'workflow',
  text: `{ "name": "Example", "schema_version": 1, ${rest} }`,
});
const WAIT = '{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }';

const defect = { verdict: 'fails', severity: 'warning', profile: 'alpha-2024-07' } as const;

/** What the hosted engine of July 2024 takes and does not do. */
export const DEFECT_RULES = {
  notRun: {
    ...defect,
    code: 'action-not-run',
    title: 'The hosted engine cannot run this action',
    why: 'It has no handler for Branch and Transform: the run crashes there, and its history just stops. The local engine runs them as the guide describes.',
    mend: 'Use `transform` of the action before instead of Transform, and conditions of actions or workflows of their own instead of Branch; or set the engine profile to `documented` when your engine runs them.',
    example: WORKFLOW('"actions": [{ "order": 1, "type": "Flexli:CoreV1:Transform", "transform": { "a": 1 } }]'),
  },
  ignored: {
    ...defect,
    code: 'setting-ignored',
    title: 'The engine stores this setting and does not act on it',
    why: '`timeout`, `on_error` and `wait_for_callback` are kept, but no run heeds them. The local engine does.',
    mend: 'Do not rely on it. Remove it, or set the engine profile to `documented` when your engine heeds it.',
    example: WORKFLOW(`"timeout": 60, "actions": [${WAIT}]`),
  },
  oauth: {
    ...defect,
    code: 'credentials-not-sent',
    title: 'The engine does not fetch OAuth2 tokens',
    why: 'With credentials of the type OAuth2Client a placeholder is sent instead of a token, so calls are refused.',
    mend: 'Use BearerToken or ApiKey.',
    example: {
      kind: 'connector',
      text: '{ "type": "A", "name": "A", "description": "", "schema_version": 1, "config": { "host": "a.example.com", "credentials": { "type": "OAuth2Client", "client_id": "{{Id}}", "client_secret": "{{Secret}}", "token_url": "https://a.example.com/token", "basic_auth": true } } }',
    },
  },
  arrayPath: {
    code: 'array-path-constant',
    verdict: 'fails',
    severity: 'error',
    title: 'The `array_path` of an Iterator is no expression',
    why: 'A text is no list, so the run fails here. The API does not look.',
    mend: 'Write an expression that gives a list, such as "::items". A quick fix adds the `::`.',
    example: WORKFLOW(
      `"actions": [{ "order": 1, "type": "Flexli:CoreV1:Iterator", "parameters": { "array_path": "items", "actions": [${WAIT}] } }]`,
    ),
  },
} as const satisfies Record<string, Rule>;

const NOT_RUN: ReadonlySet<string> = new Set([CoreAction.Branch, CoreAction.Transform]);
const IGNORED = ['timeout', 'on_error', 'wait_for_callback'] as const;

export function checkActionDefects(findings: Findings, action: ActionView): void {
  const { type } = action;
  const typeNode = action.value('type');
  if (type !== undefined && typeNode && NOT_RUN.has(type)) {
    const name = type.split(':').at(-1) ?? type;
    findings.add(
      DEFECT_RULES.notRun,
      typeNode,
      `The hosted engine cannot run ${name}: a run crashes here. It works in Local.`,
    );
  }
  checkIgnoredSettings(findings, action.node);
  if (type === CoreAction.Iterator) checkArrayPath(findings, valueOf(action.value('parameters'), 'array_path'));
}

function checkArrayPath(findings: Findings, path: Node | undefined): void {
  const text = stringValue(path);
  if (path === undefined || text === undefined || text.startsWith('::') || text.includes('{{')) return;
  const expression = expressionFor(path);
  // A literal is no list.
  const isPath = expression !== undefined && !expression.startsWith("::'");
  findings.add(DEFECT_RULES.arrayPath, path, 'A list is needed here: write an expression, for example "::items".', {
    ...(isPath && { fix: { ...replace(path, JSON.stringify(expression)), title: 'Make it an expression' } }),
  });
}

/** `owner` is a workflow or an action. */
export function checkIgnoredSettings(findings: Findings, owner: Node): void {
  for (const key of IGNORED) {
    const keyNode = propertyOf(owner, key)?.children?.[0];
    if (!keyNode || (valueOf(owner, key)?.type ?? 'null') === 'null') continue;
    findings.add(DEFECT_RULES.ignored, keyNode, `The hosted engine does not act on “${key}”. It works in Local.`);
  }
}

export function checkCredentialDefects(findings: Findings, credentials: Node | undefined): void {
  const type = valueOf(credentials, 'type');
  if (!type || stringOf(credentials, 'type') !== 'OAuth2Client') return;
  findings.add(
    DEFECT_RULES.oauth,
    type,
    'The hosted engine sends no OAuth2 token, so calls are refused. Use BearerToken or ApiKey.',
  );
}
