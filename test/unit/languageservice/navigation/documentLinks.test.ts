import assert from 'node:assert/strict';
import { service } from '../support';
import { SAMPLE } from '../sampleProject';
import { TestWorkspace } from '../workspaceSupport';

function checkLinks(files: Readonly<Record<string, string>>, name: string, expected: readonly string[]): void {
  const workspace = new TestWorkspace(files);
  const document = workspace.documents.get(name);
  assert.ok(document);
  const links = service.documentLinks(document, workspace.contextOf(document));
  assert.deepEqual(
    links.map(({ range, target = '' }) => `${document.textDocument.getText(range)} -> ${target}`),
    expected,
  );
}

describe('document links', () => {
  it('lead from the project file to the files it names', () => {
    checkLinks(SAMPLE, 'flexli.json', [
      'connectors/chat.fecon.json -> file:///project/connectors/chat.fecon.json',
      'tell.fewrk.json -> file:///project/tell.fewrk.json',
    ]);
    checkLinks({ 'flexli.json': '{"variables": {"A": {"connector": "gone.fecon.json"}}}' }, 'flexli.json', []);
  });

  it('lead to addresses', () => {
    checkLinks(
      {
        'flexli.json':
          '{"$schema": "https://example.com/s", "environments": {"P": {"api": "https://a.example.com", "auth": "nowhere"}}}',
      },
      'flexli.json',
      ['https://example.com/s -> https://example.com/s', 'https://a.example.com -> https://a.example.com'],
    );
  });
});

describe('code lenses of a connector', () => {
  it('count the workflows’ uses of each action and event', () => {
    const workspace = new TestWorkspace(SAMPLE);
    const document = workspace.documents.get('connectors/chat.fecon.json');
    assert.ok(document);
    const commands = { run: 'run', deploy: 'deploy', references: 'show' };
    const lenses = service.codeLenses(document, commands, workspace.contextOf(document));
    assert.deepEqual(
      lenses.map(
        ({ range, command }) =>
          `${document.textDocument.getText(range)} ${command?.title ?? ''} ${command?.command ?? ''}`,
      ),
      [
        '{ Deploy deploy',
        'MessagePosted 1 reference show',
        'PostMessage 2 references show',
        'ListMessages 0 references ',
      ],
    );
    const [uri, , places] = lenses[2]?.command?.arguments as [string, unknown, unknown[]];
    assert.deepEqual([uri, places.length], [document.uri, 2]);
  });
});
