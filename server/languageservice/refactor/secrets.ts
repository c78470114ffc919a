import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import { CodeActionKind } from 'vscode-languageserver-types';
import { isSecretName, schemeOf } from '../plainSecrets';
import { keyOf, stringOf, stringValue } from '../syntax/nodes';
import { chainOf } from '../syntax/workflowScope';
import { placeholderParts } from '../workspace/textParts';
import { bindingEdits, freeName } from './projectEdits';
import type { Selection } from './selection';

/** Keys of credentials that nobody else may see, and what people call them. */
const CREDENTIALS: Readonly<Record<string, string>> = {
  bearer_token: 'Token',
  api_key: 'API Key',
  client_secret: 'Client Secret',
  secret: 'Secret',
  password: 'Password',
};

/** What the client's command is given: it keeps the text of the range under the name, then makes the edit. */
export interface SecretToMove {
  readonly uri: string;
  readonly range: {
    readonly start: { line: number; character: number };
    readonly end: { line: number; character: number };
  };
  readonly name: string;
  readonly edit: { readonly changes: Readonly<Record<string, TextEdit[]>> };
}

/**
 * Moves a secret out of a connector: a placeholder in its place, and the project file says that it is a secret. The
 * text itself travels nowhere; an editor that can keep it takes it out of the document.
 */
export function moveSecret(selection: Selection): readonly CodeAction[] {
  const { document, context, cursor, abilities } = selection;
  const text = stringValue(cursor.literal);
  const what = secretName(selection);
  if (cursor.literal === undefined || text === undefined || what === undefined) return [];
  if (text.startsWith('::') || placeholderParts(text).length > 0) return [];
  const scheme = schemeOf(text);
  if (text.slice(scheme.length) === '') return [];
  const owner = stringOf(document.root, 'name') ?? stringOf(document.root, 'type') ?? '';
  const taken = context.projectFile?.text ?? '';
  const name = freeName(`${owner} ${what}`, (candidate) => taken.includes(JSON.stringify(candidate)));
  const start = cursor.literal.offset + 1 + JSON.stringify(scheme).length - 2;
  const end = selection.endOf(cursor.literal) - 1;
  const own = selection.textEdits([{ start, end, newText: `{{${name}}}` }]);
  const edit = { changes: { ...bindingEdits(context, name, { secret: true }), [document.uri]: own } };
  const title = `Move the secret out of the file, behind {{${name}}}`;
  const kind = CodeActionKind.QuickFix;
  if (abilities.moveSecret === undefined) return [{ title, kind, edit }];
  const target: SecretToMove = { uri: document.uri, range: selection.range(start, end), name, edit };
  return [{ title, kind, command: { title, command: abilities.moveSecret, arguments: [target] } }];
}

/** What the secret at the cursor is called; undefined when there is none. */
function secretName({ document, cursor }: Selection): string | undefined {
  if (document.kind !== 'connector' || cursor.place !== 'value' || cursor.property === undefined) return undefined;
  const { keys } = chainOf(cursor.container);
  const key = keyOf(cursor.property);
  const [first, second] = keys;
  if (first === 'config' && (second === 'credentials' || second === 'events')) return CREDENTIALS[key];
  const isSent =
    (first === 'config' && second === 'default_headers') ||
    (first === 'actions' && (keys[2] === 'headers' || keys[2] === 'query'));
  return isSent && isSecretName(key) ? key : undefined;
}
