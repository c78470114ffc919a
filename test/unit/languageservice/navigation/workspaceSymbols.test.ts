import assert from 'node:assert/strict';
import { SymbolKind } from 'vscode-languageserver-types';
import { service } from '../support';
import { SAMPLE } from '../sampleProject';
import { TestWorkspace } from '../workspaceSupport';

const KINDS = Object.fromEntries(Object.entries(SymbolKind).map(([name, kind]) => [kind, name]));

function checkSymbols(
  query: string,
  expected: readonly string[],
  files: Readonly<Record<string, string>> = SAMPLE,
): void {
  const workspace = new TestWorkspace(files);
  const [document] = workspace.documents.values();
  assert.ok(document);
  const found = service.workspaceSymbols(query, workspace.contextOf(document));
  assert.deepEqual(
    found.map(({ name, kind, containerName }) => `${KINDS[kind] ?? ''} ${name} (${containerName ?? ''})`),
    expected,
  );
}

describe('workspace symbols', () => {
  it('are found by the letters of their names', () => {
    checkSymbols('postm', ['Method PostMessage (Team Chat)']);
    checkSymbols('TeamChat', ['Module TeamChat ()']);
    checkSymbols('pgreeted', ['Event person.greeted (Welcome)']);
    checkSymbols('sent at', ['Field sent at (Welcome · message)']);
    checkSymbols('said', ['Field said (Welcome)']);
    checkSymbols('day', ['Variable day (Welcome)']);
    checkSymbols('chat', ['Constant Chat ()', 'Constant Chat Token ()', 'Module TeamChat ()']);
    checkSymbols('tell', ['Constant Tell ()', 'Class Tell ()']);
    checkSymbols('mentions', ['Property mentions (Team Chat · PostMessage)']);
    checkSymbols('nothing like it', []);
  });

  it('end somewhere', () => {
    const transform = Array.from({ length: 600 }, (_, index) => `"k${index}": 1`).join(', ');
    const files = { 'a.fewrk.json': `{"actions": [{"transform": {${transform}}}]}` };
    const workspace = new TestWorkspace(files);
    const [document] = workspace.documents.values();
    assert.ok(document);
    assert.equal(service.workspaceSymbols('', workspace.contextOf(document)).length, 500);
  });
});
