import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { CatalogConnector } from '../../../server/languageservice/catalog';
import { createCatalog } from '../../../server/languageservice/catalog';
import type { LanguageContext } from '../../../server/languageservice/context';
import { createBindings, emptyContext } from '../../../server/languageservice/context';
import type { LanguageKind } from '../../../server/languageservice/languageDocument';
import { LanguageDocument } from '../../../server/languageservice/languageDocument';
import { createLanguageService } from '../../../server/languageservice/service';

export const service = createLanguageService();

export const CHAT_ID = '01J0000000000000000000CHAT';

/** Deployed, known by id. */
export const chat: CatalogConnector = {
  id: CHAT_ID,
  document: {
    type: 'TeamChat',
    name: 'Team Chat',
    description: 'Chat for teams.',
    schema_version: 1,
    config: { host: 'chat.example.com', base_path: '/api' },
    actions: [
      {
        type: 'PostMessage',
        name: 'Post a message',
        description: 'Posts a text.',
        method: 'post',
        path: '/messages',
        parameters: {
          type: 'object',
          required: ['channel', 'urgency'],
          properties: {
            channel: { $ref: '#/definitions/channel' },
            urgency: { type: 'string', enum: ['low', 'high'], description: 'How urgent it is.' },
            silent: { type: 'boolean' },
            target: { anyOf: [{ type: 'object', properties: { user: { type: 'string' } } }, { type: 'string' }] },
          },
          definitions: { channel: { type: 'string', description: 'Name of the channel.' } },
        },
      },
      { type: 'ListMessages', method: 'get', path: 'messages', parameters: { type: 'object' } },
    ],
    events: [{ type: 'MessagePosted', name: 'Message posted', description: 'Someone wrote.', schema: {} }],
  },
};

/** A file of the workspace that is not deployed. */
export const desk: CatalogConnector = {
  uri: 'file:///project/desk.fecon.json',
  document: {
    type: 'HelpDesk',
    name: 'Help Desk',
    description: 'Tickets.',
    schema_version: 1,
    config: { host: 'desk.example.com' },
    actions: [{ type: 'OpenTicket', method: 'post', path: 'tickets', parameters: { type: 'object' } }],
  },
};

export const catalog = createCatalog([chat, desk], true);
export const context: LanguageContext = { catalog, bindings: createBindings(new Map(), catalog) };
export const nothing = emptyContext();

export function open(text: string, kind: LanguageKind = 'workflow'): LanguageDocument {
  return new LanguageDocument(`file:///project/test.${kind}.json`, kind, 1, text);
}

/** Text with `$0` at the cursor. */
export function atCursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('$0');
  assert.ok(offset >= 0, `no $0 in ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 2), offset };
}

export interface CompletionCheck {
  readonly kind?: LanguageKind;
  readonly context?: LanguageContext;
  /** Labels in the order in which an editor shows them. */
  readonly labels?: readonly string[];
  /** Labels that must be there, among others. */
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  /** The text after choosing an item, by its label; snippets stay as they are. */
  readonly after?: Readonly<Record<string, string>>;
}

export async function checkCompletion(marked: string, check: CompletionCheck): Promise<void> {
  const { text, offset } = atCursor(marked);
  await checkItems(open(text, check.kind), offset, check.context ?? context, check);
}

export async function checkItems(
  document: LanguageDocument,
  offset: number,
  known: LanguageContext,
  check: CompletionCheck,
): Promise<void> {
  const position = document.textDocument.positionAt(offset);
  const { items } = await service.complete(document, position, known);
  const labels = shown(items);
  assert.equal(new Set(labels).size, labels.length, `suggested twice: ${labels.join(', ')}`);
  if (check.labels) {
    // Expressions, which can stand nearly everywhere, count where somebody asks for them.
    const wanted = check.labels.some((label) => label.startsWith('::'));
    assert.deepEqual(wanted ? labels : labels.filter((label) => !label.startsWith('::')), check.labels);
  }
  for (const label of check.has ?? []) assert.ok(labels.includes(label), `${label} is not among ${labels.join(', ')}`);
  for (const label of check.lacks ?? []) assert.ok(!labels.includes(label), `${label} is offered`);
  for (const [label, expected] of Object.entries(check.after ?? {})) {
    const item = items.find((candidate) => candidate.label === label);
    assert.ok(item, `${label} is not among ${labels.join(', ')}`);
    checkFilter(item, document, offset);
    assert.equal(applied(item, document), expected);
  }
}

export function applied(item: CompletionItem, document: LanguageDocument): string {
  const edit = item.textEdit;
  assert.ok(edit && 'range' in edit);
  return TextDocument.applyEdits(document.textDocument, [...(item.additionalTextEdits ?? []), edit]);
}

/** Editors drop an item unless the letters before the cursor occur, in order, in its filter text. */
function checkFilter(item: CompletionItem, document: LanguageDocument, offset: number): void {
  const edit = item.textEdit;
  assert.ok(edit && 'range' in edit);
  const typed = document.text.slice(document.textDocument.offsetAt(edit.range.start), offset).toLowerCase();
  const filter = (item.filterText ?? item.label).toLowerCase();
  let at = 0;
  for (const letter of typed) {
    at = filter.indexOf(letter, at) + 1;
    assert.ok(at > 0, `an editor would hide ${item.label} (${filter}) behind ${typed}`);
  }
}

function shown(items: readonly CompletionItem[]): string[] {
  const key = (item: CompletionItem) => item.sortText ?? item.label;
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)).map(({ label }) => label);
}
