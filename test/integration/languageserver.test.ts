import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type {
  CompletionList,
  DocumentDiagnosticReport,
  DocumentSymbol,
  Hover,
  ProtocolConnection,
} from 'vscode-languageserver/node';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { partOf } from '../../client/language/catalogParts';
import type { CatalogAnswer, CatalogParams, ValidateAnswer } from '../../server/protocol';
import type { TestServer } from './languageserverProcess';
import { exitOf, removeBundle, serverBundle, until, withServer } from './languageserverProcess';

const CHAT_ID = '01J5MEX2ZQ0000000000000001';

const CHAT = {
  type: 'TeamChat',
  name: 'Team Chat',
  description: 'Chat.',
  schema_version: 1 as const,
  config: { host: 'chat.example.com' },
  actions: [
    {
      type: 'PostMessage',
      method: 'post' as const,
      path: 'messages',
      parameters: {
        type: 'object',
        required: ['channel'],
        properties: { channel: { type: 'string', description: 'Where.' } },
      },
    },
  ],
};

const workflow = (action: string) => `{"name": "Test one", "schema_version": 1, "actions": [${action}]}`;
const GOOD = workflow('{"order": 1, "type": "Flexli:CoreV1:Wait", "parameters": {"seconds": 1}}');
const BAD = workflow('{"order": 1, "type": "Flexli:CoreV1:Wait", "parameters": {"secs": 1}}');

async function labels(server: TestServer, uri: string, character: number): Promise<string[]> {
  const list: CompletionList | null = await server.connection.sendRequest('textDocument/completion', {
    textDocument: { uri },
    position: { line: 0, character },
  });
  return (list?.items ?? []).map(({ label }) => label);
}

describe('the language server over stdio', () => {
  before(serverBundle);
  after(removeBundle);

  it('says what it can do', () =>
    withServer({}, ({ initialized }) => {
      const { capabilities, serverInfo } = initialized;
      assert.equal(serverInfo?.name, 'flexli-language-server');
      assert.ok(capabilities.hoverProvider && capabilities.completionProvider && capabilities.documentSymbolProvider);
      assert.equal(capabilities.diagnosticProvider, undefined);
      return Promise.resolve();
    }));

  it('pushes diagnostics, and takes them back when all is well', () =>
    withServer({}, async (server) => {
      const uri = server.uri('a.fewrk.json');
      await server.open(uri, BAD);
      const { diagnostics } = await server.diagnostics(uri, (found) => found.diagnostics.length > 0);
      assert.equal(diagnostics[0]?.source, 'flexli');
      await server.change(uri, 2, GOOD);
      await server.diagnostics(uri, (found) => found.diagnostics.length === 0 && found.version === 2);
      await server.change(uri, 3, '{"name":');
      await server.diagnostics(uri, (found) => found.diagnostics.length > 0 && found.version === 3);
    }));

  it('knows documents by their names, whatever the editor calls the language, and untitled ones by the language', () =>
    withServer({}, async (server) => {
      const named = server.uri('a.fewrk.json');
      await server.open(named, BAD, 'json');
      await server.diagnostics(named, (found) => found.diagnostics.length > 0);
      await server.open('untitled:Untitled-1', BAD, 'flexli-workflow');
      await server.diagnostics('untitled:Untitled-1', (found) => found.diagnostics.length > 0);
    }));

  it('is silent about other documents, empty ones and schemes that it does not know', () =>
    withServer({}, async (server) => {
      await server.open('file:///elsewhere/package.json', '{}', 'json');
      assert.deepEqual(await labels(server, 'file:///elsewhere/package.json', 1), []);
      await server.open('odd+scheme:/x?y#z', '', 'flexli-workflow');
      await labels(server, 'odd+scheme:/x?y#z', 0);
      assert.deepEqual(await labels(server, 'file:///never/opened.fewrk.json', 0), []);
    }));

  it('hands out diagnostics to editors that ask for them', () =>
    withServer({ capabilities: { textDocument: { diagnostic: {} } } }, async (server) => {
      assert.ok(server.initialized.capabilities.diagnosticProvider);
      const uri = server.uri('a.fewrk.json');
      await server.open(uri, BAD);
      const report: DocumentDiagnosticReport = await server.connection.sendRequest('textDocument/diagnostic', {
        textDocument: { uri },
      });
      assert.ok(report.kind === 'full' && report.items.length > 0);
    }));

  it('answers every feature', () =>
    withServer({}, async (server) => {
      const uri = server.uri('a.fewrk.json');
      await server.open(uri, GOOD);
      const ask = <T>(method: string, params: object = {}) =>
        server.connection.sendRequest<T>(method, { textDocument: { uri }, ...params });
      const options = { tabSize: 2, insertSpaces: true };
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } };
      const hover = await ask<Hover>('textDocument/hover', { position: { line: 0, character: 3 } });
      assert.ok(hover.contents);
      const symbols = await ask<DocumentSymbol[]>('textDocument/documentSymbol');
      assert.equal(symbols.at(-1)?.children?.[0]?.name, '1 Wait');
      assert.ok((await ask<unknown[]>('textDocument/formatting', { options })).length > 0);
      assert.ok(Array.isArray(await ask('textDocument/rangeFormatting', { options, range })));
      assert.ok(Array.isArray(await ask('textDocument/foldingRange')));
      assert.ok(Array.isArray(await ask('textDocument/selectionRange', { positions: [{ line: 0, character: 3 }] })));
      assert.equal((await ask<unknown[]>('textDocument/codeLens')).length, 2);
      assert.ok(Array.isArray(await ask('textDocument/codeAction', { range, context: { diagnostics: [] } })));
    }));

  it('takes the connector files of the workspace, and those that are open before those on disk', () =>
    withServer(
      { files: { 'connectors/chat.fecon.json': JSON.stringify(CHAT), 'broken.fecon.json': '{"type": ' } },
      async (server) => {
        const uri = server.uri('a.fewrk.json');
        const text = workflow('{"connector_id": ""}');
        await server.open(uri, text);
        const ask = () => labels(server, uri, text.indexOf('""') + 1);
        await until(ask, (found) => found.includes('Team Chat'));
        const file = server.uri('connectors/chat.fecon.json');
        await server.open(file, JSON.stringify({ ...CHAT, name: 'Renamed Chat' }), 'flexli-connector');
        await until(ask, (found) => found.includes('Renamed Chat') && !found.includes('Team Chat'));
        await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: file } });
        await until(ask, (found) => found.includes('Team Chat') && !found.includes('Renamed Chat'));
      },
    ));

  it('reads files again when they change', () =>
    withServer({}, async (server) => {
      const uri = server.uri('a.fewrk.json');
      const text = workflow('{"connector_id": ""}');
      await server.open(uri, text);
      await writeFile(path.join(server.folder, 'chat.fecon.json'), JSON.stringify(CHAT));
      await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: server.uri('chat.fecon.json'), type: 1 }],
      });
      await until(
        () => labels(server, uri, text.indexOf('""') + 1),
        (found) => found.includes('Team Chat'),
      );
      await rm(path.join(server.folder, 'chat.fecon.json'));
      await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: server.uri('chat.fecon.json'), type: 3 }],
      });
      await until(
        () => labels(server, uri, text.indexOf('""') + 1),
        (found) => found.length === 0,
      );
    }));

  it('follows the project file from a placeholder to a connector', () =>
    withServer(
      {
        files: {
          'chat.fecon.json': JSON.stringify(CHAT),
          'flexli.json': JSON.stringify({ variables: { Messenger: { connector: 'chat.fecon.json' } } }),
        },
      },
      async (server) => {
        const uri = server.uri('flows/a.fewrk.json');
        const text = workflow('{"connector_id": "{{Messenger}}", "type": ""}');
        await server.open(uri, text);
        await until(
          () => labels(server, uri, text.indexOf('""}') + 1),
          (found) => found.includes('PostMessage'),
        );
      },
    ));

  it('asks a client that has one for the account, and asks again when told', () => {
    let answer: CatalogAnswer = { environment: 'Test', complete: true, connectors: [] };
    const prepare = (connection: ProtocolConnection) => {
      connection.onRequest('flexli/catalog', () => answer);
    };
    return withServer({ initializationOptions: { catalog: true }, prepare }, async (server) => {
      const uri = server.uri('a.fewrk.json');
      const text = workflow('{"connector_id": ""}');
      await server.open(uri, text);
      assert.deepEqual(await labels(server, uri, text.indexOf('""') + 1), []);
      answer = { environment: 'Test', complete: true, connectors: [{ ...CHAT, id: CHAT_ID }] };
      await server.connection.sendNotification('flexli/catalogChanged');
      await until(
        () => labels(server, uri, text.indexOf('""') + 1),
        (found) => found.includes('Team Chat'),
      );
    });
  });

  it('reads a large account part by part', () => {
    const connectors = Array.from({ length: 60 }, (_, index) => ({
      ...CHAT,
      id: CHAT_ID.replace(/01$/, String(index).padStart(2, '0')),
      type: `Chat${index}`,
      name: `Chat ${index}`,
    }));
    const asked: CatalogParams[] = [];
    const prepare = (connection: ProtocolConnection) => {
      connection.onRequest('flexli/catalog', (part: CatalogParams) => {
        asked.push(part);
        return partOf({ environment: 'Test', complete: true, connectors }, part);
      });
    };
    return withServer({ initializationOptions: { catalog: true }, prepare }, async (server) => {
      const uri = server.uri('a.fewrk.json');
      const text = workflow('{"connector_id": ""}');
      await server.open(uri, text);
      const found = await until(
        () => labels(server, uri, text.indexOf('""') + 1),
        (all) => all.length >= connectors.length,
      );
      assert.deepEqual([found.length, found.includes('Chat 0'), found.includes('Chat 59')], [60, true, true]);
      const limit = asked[0]?.limit ?? 0;
      assert.ok(limit > 0 && limit < connectors.length / 2);
      const later = Array.from({ length: Math.ceil(connectors.length / limit) - 1 }, (_, index) => ({
        limit,
        after: limit * (index + 1),
      }));
      assert.deepEqual(asked, [{ limit }, ...later]);
    });
  });

  it('lives with a client that cannot tell the account', () => {
    const prepare = (connection: ProtocolConnection) => {
      connection.onRequest('flexli/catalog', () => {
        throw new Error('not signed in');
      });
    };
    return withServer({ initializationOptions: { catalog: true }, prepare }, async (server) => {
      const uri = server.uri('a.fewrk.json');
      await server.open(uri, BAD);
      await server.diagnostics(uri, (found) => found.diagnostics.length > 0);
    });
  });

  it('checks on request: an open document, a file, a text, and with a catalog', () =>
    withServer({ files: { 'bad.fewrk.json': BAD } }, async (server) => {
      const check = (params: object) => server.connection.sendRequest<ValidateAnswer>('flexli/validate', params);
      const found = await check({ uri: server.uri('bad.fewrk.json') });
      const [first] = found.diagnostics;
      assert.ok(first);
      assert.deepEqual([first.severity, first.verdict, first.range.start.line], ['error', 'refused', 0]);
      assert.match(first.path, /^actions\[0\]\.parameters/);
      assert.deepEqual((await check({ uri: 'flexli:/any.fewrk.json', text: GOOD })).diagnostics, []);
      await server.open(server.uri('bad.fewrk.json'), GOOD);
      assert.deepEqual((await check({ uri: server.uri('bad.fewrk.json') })).diagnostics, []);
      const text = workflow(
        `{"order": 1, "connector_id": "${CHAT_ID}", "type": "PostMessage", "parameters": {"channel": "a"}}`,
      );
      const known = { uri: 'flexli:/any.fewrk.json', text, connectors: [{ ...CHAT, id: CHAT_ID }] };
      assert.deepEqual(
        (await check(known)).diagnostics.filter(({ severity }) => severity === 'error'),
        [],
      );
      assert.ok((await check({ ...known, connectors: [] })).diagnostics.length > 0);
      await assert.rejects(check({ uri: server.uri('gone.fewrk.json') }), /gone\.fewrk\.json/);
      await assert.rejects(check({ uri: 'file:///some/notes.txt', text: '{}' }), /notes\.txt/);
    }));

  it('drops a request that nobody waits for', () =>
    withServer({}, async (server) => {
      const uri = server.uri('a.fewrk.json');
      await server.open(uri, GOOD);
      const source = new CancellationTokenSource();
      const params = { textDocument: { uri }, position: { line: 0, character: 1 } };
      const asked = server.connection.sendRequest('textDocument/completion', params, source.token);
      source.cancel();
      await asked.catch((error: unknown) => {
        assert.match(String(error), /cancel/i);
      });
      assert.ok((await labels(server, uri, 1)).length > 0);
    }));

  it('goes when the client’s process has gone', async () => {
    const parent = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    const child = spawn(process.execPath, [await serverBundle(), '--stdio', `--clientProcessId=${parent.pid}`]);
    try {
      parent.kill('SIGKILL');
      await exitOf(parent);
      await exitOf(child);
    } finally {
      parent.kill('SIGKILL');
      child.kill('SIGKILL');
    }
  });

  it('goes when its input ends', async () => {
    const child = spawn(process.execPath, [await serverBundle(), '--stdio']);
    try {
      child.stdin.end();
      await exitOf(child);
    } finally {
      child.kill('SIGKILL');
    }
  });

  for (const args of [[], ['--port', '1'], ['--stdio', '--node-ipc'], ['--stdio', 'x']]) {
    it(`tells how it is used when called with ${JSON.stringify(args)}`, async () => {
      const child = spawn(process.execPath, [await serverBundle(), ...args]);
      let errors = '';
      child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
      assert.equal(await exitOf(child), 2);
      assert.match(errors, /Usage: flexli-language-server --stdio/);
    });
  }

  it('reads no folder that is not there', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'flexli-gone-'));
    await rm(folder, { recursive: true });
    await withServer({}, async (server) => {
      await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [{ uri: `file://${folder}`, name: 'gone' }], removed: [] },
      });
      const uri = server.uri('a.fewrk.json');
      await server.open(uri, GOOD);
      assert.ok((await labels(server, uri, 1)).length > 0);
    });
  });
});
