import assert from 'node:assert/strict';
import type {
  CompletionList,
  Hover,
  SemanticTokens,
  SemanticTokensDelta,
  SignatureHelp,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TestServer } from './languageserverProcess';
import { removeBundle, serverBundle, withServer } from './languageserverProcess';

const FILE = 'expressions.fewrk.json';

/** A workflow with an expression, over a state with known keys; `$0` is the cursor. */
const workflow = (expression: string) =>
  `{"description": "Input: {\\"people\\": [{\\"name\\": \\"Ann\\"}]}", "actions": [\n{"order": 1, "transform": {"a": "x"}, "parameters": {"p": "${expression}"}}]}`;

async function ask<T>(server: TestServer, method: string, expression: string, params: object = {}): Promise<T> {
  const marked = workflow(expression);
  const at = marked.indexOf('$0');
  const text = at < 0 ? marked : marked.replace('$0', '');
  const uri = server.uri(FILE);
  await server.open(uri, text, 'json');
  const position = TextDocument.create(uri, 'json', 1, text).positionAt(at);
  return server.connection.sendRequest<T>(method, { textDocument: { uri }, ...(at >= 0 && { position }), ...params });
}

describe('expressions over stdio', () => {
  before(serverBundle);
  after(removeBundle);

  it('are completed from the state, and after their own characters in expressions only', () =>
    withServer({}, async (server) => {
      const typed = (triggerCharacter: string) => ({ context: { triggerKind: 2, triggerCharacter } });
      const list = await ask<CompletionList>(server, 'textDocument/completion', '::people[0].$0', typed('.'));
      assert.ok(list.items.some(({ label }) => label === 'name'));
      const filter = await ask<CompletionList>(server, 'textDocument/completion', '::people[?$0', typed('?'));
      assert.ok(filter.items.some(({ label }) => label === 'name'));
      const uri = server.uri(FILE);
      const position = { line: 1, character: 1 };
      const params = { textDocument: { uri }, position };
      assert.equal(await server.connection.sendRequest('textDocument/completion', { ...params, ...typed('{') }), null);
    }));

  it('know what runs were started with once the client tells', () =>
    withServer({}, async (server) => {
      const samples = [{ people: [{ surname: '' }] }];
      await server.connection.sendNotification('flexli/samples', { inputs: [{ uri: server.uri(FILE), samples }] });
      const list = await ask<CompletionList>(server, 'textDocument/completion', '::people[0].$0');
      assert.deepEqual(
        list.items
          .map(({ label }) => label)
          .filter((label) => label.includes('name'))
          .sort(),
        ['name', 'surname'],
      );
    }));

  it('are explained', () =>
    withServer({}, async (server) => {
      const hover = await ask<Hover>(server, 'textDocument/hover', '::people[0].na$0me');
      assert.match(JSON.stringify(hover.contents), /`name`: text/);
      const help = await ask<SignatureHelp>(server, 'textDocument/signatureHelp', "::join(', ', $0)");
      assert.equal(help.activeParameter, 1);
      assert.equal(await ask(server, 'textDocument/signatureHelp', '::people$0'), null);
    }));

  it('are coloured, and after an edit only what differs is sent', () =>
    withServer({}, async (server) => {
      const legend = server.initialized.capabilities.semanticTokensProvider?.legend.tokenTypes;
      assert.ok(legend?.includes('property'));
      const { data, resultId } = await ask<SemanticTokens>(
        server,
        'textDocument/semanticTokens/full',
        '::people[0].name',
      );
      assert.equal(data.length, 4 * 5);
      const textDocument = { uri: server.uri(FILE) };
      await server.change(textDocument.uri, 2, workflow('::people[0].name | x'));
      const delta = await server.connection.sendRequest<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
        textDocument,
        previousResultId: resultId,
      });
      assert.equal(delta.edits.length, 1);
      assert.equal(delta.edits[0]?.start, 4 * 5);
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } };
      const none = await server.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/range', {
        textDocument,
        range,
      });
      assert.deepEqual(none.data, []);
    }));
});
