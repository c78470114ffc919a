import assert from 'node:assert/strict';
import { commands, MarkdownString, workspace, WorkspaceEdit } from 'vscode';
import type { CodeLens, CompletionList, DocumentSymbol, FoldingRange, Hover, TextEdit } from 'vscode';
import { CoreAction } from '../../../flexli/model/coreActions';
import { exampleUri, openExample, openText, workflowWith } from '../support/documents';
import { waitUntil } from '../support/waitUntil';

describe('editing', () => {
  /** What completion offers at `$0`. */
  async function labels(marked: string, wanted: string): Promise<readonly string[]> {
    const { document, cursor } = await openText('completion.fewrk.json', marked);
    return waitUntil(async () => {
      const list = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        cursor,
      );
      const found = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return found.some((label) => label.includes(wanted)) && found;
    }, `completion of ${wanted}`);
  }

  /** What snippets insert at `$0` of a workflow with the given key. */
  async function snippets(key: string, wanted: string): Promise<readonly string[]> {
    const text = `{\n  "name": "Test",\n  "schema_version": 1,\n  ${key}\n}\n`;
    const { document, cursor } = await openText('whole.fewrk.json', text);
    return waitUntil(async () => {
      const list = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        cursor,
      );
      const found = list.items.map(({ insertText }) => (typeof insertText === 'object' ? insertText.value : ''));
      return found.some((one) => one.includes(wanted)) && found;
    }, `a snippet with ${wanted}`);
  }

  /** What the editor says about the place of `$0`. */
  async function hover(marked: string): Promise<string> {
    const { document, cursor } = await openText('hover.fewrk.json', marked);
    return waitUntil(async () => {
      const found = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, cursor);
      assert.ok(found.length < 2, 'one hover, from us');
      const text = found.flatMap(({ contents }) =>
        contents.map((part) => (part instanceof MarkdownString ? part.value : '')),
      );
      return text.some((part) => part !== '') && text.join('\n');
    }, 'a hover');
  }

  it('completes the keys of an action', async () => {
    await labels(workflowWith('{ "order": 1, "type": "Flexli:CoreV1:Wait", "$0" }'), 'parameters');
  });

  it('offers each key once, from us alone', async () => {
    const found = await labels(workflowWith('{ "order": 1, "type": "Flexli:CoreV1:Wait", $0 }'), 'parameters');
    assert.deepEqual(
      found.filter((label, index) => found.indexOf(label) !== index),
      [],
    );
  });

  it('offers a snippet for every core action, and for a condition', async () => {
    const found = await snippets('"actions": [$0]', 'Flexli:CoreV1:Wait');
    // The API takes neither Data nor Email.
    const unknown: readonly string[] = [CoreAction.Data, CoreAction.Email];
    const types = Object.values(CoreAction).filter((type) => !unknown.includes(type));
    assert.deepEqual(
      types.filter((type) => !found.some((text) => text.includes(`"${type}"`))),
      [],
    );
    await snippets('"source": { "type": "Flexli:CoreV1:CustomEvent", "condition": $0 }', '"criteria"');
  });

  it('completes the actions of a connector of the workspace', async () => {
    await labels(workflowWith('{ "order": 1, "connector_id": "{{People Directory}}", "type": "$0" }'), 'GetPerson');
  });

  it('completes the parameters of a connector action by its own schema', async () => {
    await labels(
      workflowWith(
        '{ "order": 1, "connector_id": "{{People Directory}}", "type": "ListPeople", "parameters": { "$0" } }',
      ),
      'department',
    );
  });

  it('completes connectors by name', async () => {
    await labels(workflowWith('{ "order": 1, "connector_id": "$0", "type": "GetPerson" }'), 'Team Messages');
  });

  it('explains keys and parameters', async () => {
    assert.notEqual(await hover(workflowWith('{ "or$0der": 1, "type": "Flexli:CoreV1:Wait", "parameters": {} }')), '');
    const action =
      '{ "order": 1, "connector_id": "{{People Directory}}", "type": "GetPerson", "parameters": { "i$0d": "p-1" } }';
    assert.match(await hover(workflowWith(action)), /Id of the person/);
  });

  it('outlines a workflow by its actions', async () => {
    const { uri } = await openExample('workflows/welcome-person.fewrk.json');
    const symbols = await waitUntil(async () => {
      const found = await commands.executeCommand<DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        uri,
      );
      return found && found.length > 0 && found;
    }, 'the outline');
    const names = JSON.stringify(symbols.map(flatten));
    assert.match(names, /GetPerson|Look the person up/);
    assert.match(names, /PostMessage|Greet active people/);
  });

  it('folds actions', async () => {
    const { uri } = await openExample('workflows/welcome-person.fewrk.json');
    const ranges = await commands.executeCommand<FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
    assert.ok(ranges.length > 4);
  });

  it('formats a document', async () => {
    const squeezed = '{"name":"Test","description":"A test","schema_version":1,"actions":[]}';
    const { document } = await openText('format.fewrk.json', squeezed);
    const edits = await commands.executeCommand<TextEdit[]>('vscode.executeFormatDocumentProvider', document.uri, {
      tabSize: 2,
      insertSpaces: true,
    });
    const edit = new WorkspaceEdit();
    edit.set(document.uri, edits);
    assert.ok(await workspace.applyEdit(edit));
    assert.match(document.getText(), /^\{\n {2}"name": "Test",\n {2}"description": "A test"/);
    assert.deepEqual(JSON.parse(document.getText()), JSON.parse(squeezed));
    await document.save();
  });

  it('offers to run and deploy above a workflow, to deploy above a connector', async () => {
    async function check(file: string, expected: readonly string[]): Promise<void> {
      const { uri } = await openExample(file);
      const lenses = await waitUntil(async () => {
        const found = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri, 10);
        return found.length > 0 && found;
      }, 'code lenses');
      const above = lenses.filter(({ range }) => range.start.line === 0);
      assert.deepEqual(above.map(({ command }) => command?.command).sort(), expected);
    }
    await check('workflows/welcome-person.fewrk.json', ['flexli.deploy', 'flexli.run']);
    await check('connectors/team-messages.fecon.json', ['flexli.deploy']);
  });

  it('keeps working on a file of 5 MB', async () => {
    const action = '{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }';
    const many = Array.from({ length: 60_000 }, () => action).join(',\n    ');
    await workspace.fs.writeFile(exampleUri('large.fewrk.json'), Buffer.from(workflowWith(many)));
    await openExample('large.fewrk.json');
    // The server answers for another file while, or soon after, it reads the large one.
    await labels(workflowWith('{ "order": 1, "type": "Flexli:CoreV1:Wait", "$0" }'), 'parameters');
    await workspace.fs.delete(exampleUri('large.fewrk.json'));
  });
});

function flatten({ name, detail, children }: DocumentSymbol): unknown {
  return [name, detail, children.map(flatten)];
}
