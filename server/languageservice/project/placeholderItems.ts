import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import { isJsonObject } from '../../../flexli/model/json';
import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import { findCursor } from '../syntax/cursor';
import { endOf, keyOf } from '../syntax/nodes';
import { placeholderParts } from '../workspace/textParts';
import { ProjectVariables } from './projectVariables';

/** What is open before the cursor, in the source of a string. */
const OPEN = /\{\{[^{}"\\]*$/;
/** Keys whose values are completed as a whole, by the names of what they may stand for. */
const WHOLE: ReadonlySet<string> = new Set(['connector_id', 'workflow_id']);

/** Placeholders behind `{{` in a string of a document: those of the project file, and those that it has already. */
export function placeholderItems(
  document: LanguageDocument,
  offset: number,
  context: LanguageContext,
): CompletionList | undefined {
  if (document.kind === 'project') return undefined;
  const { text, root, textDocument } = document;
  const { literal, place, property } = findCursor(root, text, offset);
  if (literal?.type !== 'string' || place === 'key' || offset <= literal.offset) return undefined;
  const open = OPEN.exec(text.slice(literal.offset + 1, offset));
  if (open === null || (property && WHOLE.has(keyOf(property)))) return undefined;
  const rest = /^[^{}"\\\n]*\}\}/.exec(text.slice(offset, endOf(literal, text.length)))?.[0] ?? '';
  const range = {
    start: textDocument.positionAt(offset - open[0].length),
    end: textDocument.positionAt(offset + rest.length),
  };
  const variables = new ProjectVariables(context.projectFile?.text ?? '');
  const before = text.slice(0, offset - open[0].length) + text.slice(offset + rest.length);
  const names = new Set([...variables.names, ...placeholderParts(before).map(({ name }) => name)]);
  const items = [...names].map((name): CompletionItem => ({
    label: name,
    kind: CompletionItemKind.Variable,
    detail: detailOf(name, variables),
    filterText: `{{${name}`,
    insertTextFormat: InsertTextFormat.PlainText,
    textEdit: { range, newText: `{{${name}}}` },
  }));
  return { isIncomplete: false, items };
}

/** Where the value comes from, in a few words; no value, since it may be long. */
function detailOf(name: string, variables: ProjectVariables): string {
  if (variables.differs(name)) return 'placeholder, by environment';
  const value = variables.sharedValue(name);
  if (value === undefined) return 'placeholder, not in flexli.json yet';
  if (!isJsonObject(value)) return 'placeholder';
  if (value.secret === true) return 'placeholder of a secret';
  const kind = (['connector', 'workflow'] as const).find((one) => typeof value[one] === 'string');
  return kind === undefined ? 'placeholder' : `placeholder of a ${kind}`;
}
