import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  InitializeParams,
  Location,
  LocationLink,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { SAMPLE } from '../unit/languageservice/sampleProject';
import type { TestServer } from './languageserverProcess';
import { removeBundle, serverBundle, until, withServer } from './languageserverProcess';

const CHAT = 'connectors/chat.fecon.json';
const RICH: InitializeParams['capabilities'] = {
  textDocument: { definition: { linkSupport: true }, rename: { prepareSupport: true } },
};

/** Asks about the middle of the first text `around` in a file of the sample project, which gets opened. */
async function ask<T>(
  server: TestServer,
  method: string,
  file: string,
  around: string,
  params: object = {},
): Promise<T> {
  const text = SAMPLE[file] ?? '';
  const uri = server.uri(file);
  await server.open(uri, text, 'json');
  const at = text.indexOf(around) + Math.floor(around.length / 2);
  const position = TextDocument.create(uri, 'json', 1, text).positionAt(at);
  return server.connection.sendRequest<T>(method, { textDocument: { uri }, position, ...params });
}

const WITH_DEFINITION = { context: { includeDeclaration: true } };

describe('navigation over stdio', () => {
  before(serverBundle);
  after(removeBundle);

  it('finds references in files that are not open', () =>
    withServer({ files: SAMPLE }, async (server) => {
      const found = await until(
        () => ask<Location[] | null>(server, 'textDocument/references', CHAT, 'PostMessage', WITH_DEFINITION),
        (places) => places?.length === 3,
      );
      assert.deepEqual(
        found?.map(({ uri }) => uri),
        [CHAT, 'tell.fewrk.json', 'welcome.fewrk.json'].map((file) => server.uri(file)),
      );
    }));

  it('answers with links to editors that take them, and with places to others', async () => {
    const target = (server: TestServer) => ask(server, 'textDocument/definition', 'welcome.fewrk.json', 'PostMessage');
    await withServer({ files: SAMPLE, capabilities: RICH }, async (server) => {
      const [link] = await until(
        () => target(server) as Promise<LocationLink[]>,
        ({ length }) => length > 0,
      );
      assert.equal(link?.targetUri, server.uri(CHAT));
      assert.ok(link.originSelectionRange);
    });
    await withServer({ files: SAMPLE }, async (server) => {
      const [place] = await until(
        () => target(server) as Promise<Location[]>,
        ({ length }) => length > 0,
      );
      assert.equal(place?.uri, server.uri(CHAT));
    });
  });

  it('renames in files that are open and in those that are not', () =>
    withServer({ files: SAMPLE, capabilities: RICH }, async (server) => {
      const rename = () =>
        ask<WorkspaceEdit>(server, 'textDocument/rename', 'tell.fewrk.json', 'person.greeted', { newName: 'hello' });
      const edit = await until(rename, ({ changes }) => Object.keys(changes ?? {}).length === 2);
      const uri = server.uri('welcome.fewrk.json');
      const before = TextDocument.create(uri, 'json', 1, SAMPLE['welcome.fewrk.json'] ?? '');
      const after = TextDocument.applyEdits(before, edit.changes?.[uri] ?? []);
      assert.equal(after, before.getText().replace('"person.greeted"', '"hello"'));
      const prepared = await ask<object>(server, 'textDocument/prepareRename', 'tell.fewrk.json', 'person.greeted');
      assert.ok('placeholder' in prepared && prepared.placeholder === 'person.greeted');
    }));

  it('says why a name stays', () =>
    withServer({ files: SAMPLE }, async (server) => {
      const wrong = ask(server, 'textDocument/rename', CHAT, 'PostMessage', { newName: 'Post it' });
      await assert.rejects(wrong, /letters and digits/);
    }));

  it('follows files as they change on disk', () =>
    withServer({ files: SAMPLE }, async (server) => {
      const file = path.join(server.folder, 'tell.fewrk.json');
      const symbols = (query: string) =>
        server.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query });
      await until(
        () => symbols('persontold'),
        ({ length }) => length === 1,
      );
      await writeFile(file, (await readFile(file, 'utf8')).replace('person.told', 'person.was.told'));
      await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: server.uri('tell.fewrk.json'), type: 2 }],
      });
      const [symbol] = await until(
        () => symbols('personwastold'),
        ({ length }) => length === 1,
      );
      assert.equal(symbol?.name, 'person.was.told');
    }));

  it('knows who starts a workflow', () =>
    withServer({ files: SAMPLE }, async (server) => {
      const prepare = () =>
        ask<CallHierarchyItem[]>(server, 'textDocument/prepareCallHierarchy', 'tell.fewrk.json', '"Tell"');
      const [item] = await prepare();
      const calls = await until(
        () => server.connection.sendRequest<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item }),
        ({ length }) => length > 0,
      );
      assert.deepEqual(
        calls.map(({ from, fromRanges }) => [from.name, fromRanges.length]),
        [['Welcome', 2]],
      );
    }));
});
