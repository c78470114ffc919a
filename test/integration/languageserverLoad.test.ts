import assert from 'node:assert/strict';
import type { CompletionList, DocumentDiagnosticReport, ProtocolConnection } from 'vscode-languageserver/node';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { generateWorkflow } from '../../bench/workload/workflow';
import type { TestServer } from './languageserverProcess';
import { removeBundle, serverBundle, withServer } from './languageserverProcess';

const PULL = { capabilities: { textDocument: { diagnostic: {} } } };
/** Takes many steps to check. */
const LARGE = generateWorkflow(4_000);

function pull(server: TestServer, uri: string, source?: CancellationTokenSource): Promise<DocumentDiagnosticReport> {
  const params = { textDocument: { uri } };
  const { token } = source ?? new CancellationTokenSource();
  return server.connection.sendRequest('textDocument/diagnostic', params, token);
}

/** Types into the description near the start. */
function type(connection: ProtocolConnection, uri: string, version: number, text: string): Promise<void> {
  const position = { line: 2, character: '  "description": "'.length };
  return connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [{ range: { start: position, end: position }, text }],
  });
}

function itemsOf(report: DocumentDiagnosticReport) {
  assert.ok(report.kind === 'full');
  return report.items;
}

describe('the language server under load', () => {
  before(serverBundle);
  after(removeBundle);

  it('answers what people wait for before it has checked a large document', () =>
    withServer(PULL, async (server) => {
      const uri = server.uri('a.fewrk.json');
      await server.open(uri, LARGE);
      const order: string[] = [];
      const note = (name: string) => () => void order.push(name);
      const checked = pull(server, uri).then(note('checked'));
      await type(server.connection, uri, 2, 'x');
      const position = { line: 1, character: 3 };
      const hovered = server.connection
        .sendRequest('textDocument/hover', { textDocument: { uri }, position })
        .then(note('hovered'));
      const completed = server.connection
        .sendRequest<CompletionList>('textDocument/completion', { textDocument: { uri }, position })
        .then(note('completed'));
      await Promise.all([checked, hovered, completed]);
      assert.equal(order.at(-1), 'checked');
    }));

  it('stops to check when nobody waits any more', () =>
    withServer(PULL, async (server) => {
      const uri = server.uri('a.fewrk.json');
      await server.open(uri, LARGE);
      const source = new CancellationTokenSource();
      const order: string[] = [];
      const stopped = pull(server, uri, source).catch((error: unknown) => {
        assert.ok(error instanceof ResponseError);
        assert.equal(error.code, LSPErrorCodes.RequestCancelled);
        order.push('stopped');
      });
      const checked = pull(server, uri).then(() => order.push('checked'));
      source.cancel();
      await Promise.all([stopped, checked]);
      assert.deepEqual(order, ['stopped', 'checked']);
    }));

  it('pushes diagnostics of what was typed last, with as little delay as the work takes', () =>
    withServer({}, async (server) => {
      const uri = server.uri('a.fewrk.json');
      const versions: (number | undefined)[] = [];
      server.connection.onNotification('textDocument/publishDiagnostics', ({ version }: { version?: number }) => {
        versions.push(version);
      });
      await server.open(uri, LARGE);
      for (let version = 2; version <= 30; version++) await type(server.connection, uri, version, 'x');
      const position = { line: 1, character: 3 };
      // The answer comes behind all changes, and before the document is checked.
      await server.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
      assert.ok(!versions.includes(30));
      while (!versions.includes(30)) await new Promise((resolve) => setTimeout(resolve, 5));
      assert.ok(versions.length < 30, `${versions.length} were published`);
    }));

  it('says the same after edits as of the text alone', () =>
    withServer(PULL, async (server) => {
      const uri = server.uri('a.fewrk.json');
      const text = generateWorkflow(60);
      await server.open(uri, text);
      await pull(server, uri);
      await type(server.connection, uri, 2, '"');
      const broken = itemsOf(await pull(server, uri));
      assert.ok(broken.some(({ code }) => code === 'json-syntax'));
      await type(server.connection, uri, 3, '\\');
      const mended = itemsOf(await pull(server, uri));
      const other = server.uri('b.fewrk.json');
      await server.open(other, text.replace('"description": "', '"description": "\\"'));
      assert.deepEqual(mended, itemsOf(await pull(server, other)));
    }));

  for (const [what, text] of [
    ['lists', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['objects', `{"actions": ${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`],
    [
      'actions',
      `{"name": "Deep", "schema_version": 1, "actions": ${'[{"parameters": {"actions": '.repeat(10_000)}[]${'}}]'.repeat(10_000)}}`,
    ],
  ] as const) {
    it(`answers about 10,000 levels of ${what}`, () =>
      withServer(PULL, async (server) => {
        const uri = server.uri('a.fewrk.json');
        await server.open(uri, text);
        const deep = itemsOf(await pull(server, uri)).filter(({ message }) =>
          JSON.stringify(message).includes('nested too deeply'),
        );
        assert.equal(deep.length, 1);
        const position = { line: 0, character: Math.floor(text.length / 2) };
        for (const method of ['completion', 'hover', 'documentSymbol', 'foldingRange', 'codeLens', 'selectionRange']) {
          const params = { textDocument: { uri }, position, positions: [position] };
          await server.connection.sendRequest(`textDocument/${method}`, params);
        }
      }));
  }

  it('answers about a file of more than 5 MB', () =>
    withServer(PULL, async (server) => {
      const uri = server.uri('a.fewrk.json');
      const text = generateWorkflow(10_000);
      assert.ok(text.length > 5_000_000);
      await server.open(uri, text);
      assert.ok(itemsOf(await pull(server, uri)).length > 0);
      const position = { line: 100_000, character: 10 };
      for (const method of ['completion', 'hover', 'documentSymbol', 'selectionRange']) {
        const params = { textDocument: { uri }, position, positions: [position] };
        await server.connection.sendRequest(`textDocument/${method}`, params);
      }
    }));
});
