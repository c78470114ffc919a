import assert from 'node:assert/strict';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  DocumentLink,
  InitializeParams,
  InlayHint,
  ProtocolConnection,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CatalogAnswer } from '../../server/protocol';
import { SAMPLE } from '../unit/languageservice/sampleProject';
import type { TestServer } from './languageserverProcess';
import { removeBundle, serverBundle, until, withServer } from './languageserverProcess';

const REPORT_ID = '01J5MEX2ZQ0000000000000009';
const CHAT_ID = '01J5MEX2ZQ0000000000000001';
const CAPABILITIES: InitializeParams['capabilities'] = {
  workspace: {
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
  textDocument: { codeAction: { disabledSupport: true } },
};
const run = (id: string) =>
  `{"name": "Test one", "schema_version": 1, "actions": [{"order": 1, "type": "Flexli:CoreV1:RunWorkflow", "parameters": {"workflow_id": "${id}"}}]}`;

/** A client whose account has one workflow and many connectors. */
function withAccount(connection: ProtocolConnection): { refreshed: string[] } {
  const refreshed: string[] = [];
  const connectors = Array.from({ length: 40 }, (_, index) => ({
    id: index === 0 ? CHAT_ID : `other-${index}`,
    type: `T${index}`,
    name: `Connector ${index}`,
    description: 'One of many.',
    schema_version: 1 as const,
    config: { host: 'example.com' },
  }));
  const workflows = [{ id: REPORT_ID, version: 4, name: 'Report', description: null, is_release_version: false }];
  const answer: CatalogAnswer = { environment: 'Test', complete: true, connectors, workflows };
  connection.onRequest('flexli/catalog', () => answer);
  for (const method of ['workspace/inlayHint/refresh', 'workspace/codeLens/refresh']) {
    connection.onRequest(method, () => {
      refreshed.push(method);
      return null;
    });
  }
  return { refreshed };
}

async function ask<T>(
  server: TestServer,
  method: string,
  file: string,
  text: string,
  around: string,
  params: object = {},
) {
  const uri = server.uri(file);
  await server.open(uri, text, 'json');
  const document = TextDocument.create(uri, 'json', 1, text);
  const position = document.positionAt(text.indexOf(around) + Math.floor(around.length / 2));
  const range = { start: position, end: position };
  return server.connection.sendRequest<T>(method, { textDocument: { uri }, position, range, ...params });
}

const whole = { range: { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } } };

describe('editing over stdio', () => {
  before(serverBundle);
  after(removeBundle);

  it('knows the account’s workflows: completion, hints, and news of them', () => {
    let account: { refreshed: string[] } = { refreshed: [] };
    const prepare = (connection: ProtocolConnection) => {
      account = withAccount(connection);
    };
    const options = { prepare, capabilities: CAPABILITIES, initializationOptions: { catalog: true } };
    return withServer(options, async (server) => {
      const list = await until(
        () => ask<CompletionList>(server, 'textDocument/completion', 'a.fewrk.json', run(''), '""'),
        ({ items }) => items.length > 0,
      );
      assert.deepEqual(
        list.items.map(({ label }) => label),
        ['Report'],
      );
      const hints = await ask<InlayHint[]>(
        server,
        'textDocument/inlayHint',
        'b.fewrk.json',
        run(REPORT_ID),
        'name',
        whole,
      );
      assert.deepEqual(
        hints.map(({ label }) => label),
        ['Report'],
      );
      await until(
        () => Promise.resolve(account.refreshed),
        (methods) => new Set(methods).size === 2,
      );
    });
  });

  it('describes one of many connectors when asked about it', () =>
    withServer({ prepare: withAccount, initializationOptions: { catalog: true } }, async (server) => {
      const text = '{"name": "Test one", "schema_version": 1, "actions": [{"connector_id": ""}]}';
      const list = await until(
        () => ask<CompletionList>(server, 'textDocument/completion', 'a.fewrk.json', text, '""'),
        ({ items }) => items.length === 40,
      );
      const [first] = list.items;
      assert.ok(first && first.documentation === undefined);
      const resolved = await server.connection.sendRequest<CompletionItem>('completionItem/resolve', first);
      assert.match(JSON.stringify(resolved.documentation), /One of many/);
      const plain = await server.connection.sendRequest<CompletionItem>('completionItem/resolve', { label: 'x' });
      assert.equal(plain.label, 'x');
    }));

  it('offers refactorings of the kinds that are asked for', () =>
    withServer({ files: SAMPLE, capabilities: CAPABILITIES }, async (server) => {
      const text = SAMPLE['welcome.fewrk.json'] ?? '';
      const actions = (only?: string[]) =>
        ask<CodeAction[]>(server, 'textDocument/codeAction', 'welcome.fewrk.json', text, '"PostMessage"', {
          context: { diagnostics: [], triggerKind: 1, ...(only && { only }) },
        });
      const moves = await actions(['refactor.move']);
      assert.deepEqual(
        moves.map(({ title }) => title),
        ['Move action down'],
      );
      const all = await actions();
      assert.ok(all.some(({ kind }) => kind === 'refactor.extract'));
      assert.deepEqual(await actions(['quickfix']), []);
    }));

  it('links numbers of references when the client can show them', async () => {
    const lenses = (server: TestServer) =>
      ask<CodeLens[]>(
        server,
        'textDocument/codeLens',
        'connectors/chat.fecon.json',
        SAMPLE['connectors/chat.fecon.json'] ?? '',
        'name',
      );
    const wanted = (found: CodeLens[]) => found.some(({ command }) => command?.title === '2 references');
    const counted = (found: CodeLens[]) => found.find(({ command }) => command?.title === '2 references');
    await withServer({ files: SAMPLE }, async (server) => {
      assert.equal(counted(await until(() => lenses(server), wanted))?.command?.command, '');
    });
    const initializationOptions = { commands: { showReferences: 'show' } };
    await withServer({ files: SAMPLE, initializationOptions }, async (server) => {
      assert.equal(counted(await until(() => lenses(server), wanted))?.command?.command, 'show');
    });
  });

  it('links the project file to files', () =>
    withServer({ files: SAMPLE }, async (server) => {
      const links = await until(
        () =>
          ask<DocumentLink[]>(
            server,
            'textDocument/documentLink',
            'flexli.json',
            SAMPLE['flexli.json'] ?? '',
            'variables',
          ),
        ({ length }) => length === 2,
      );
      assert.equal(links[1]?.target, server.uri('tell.fewrk.json'));
    }));
});
