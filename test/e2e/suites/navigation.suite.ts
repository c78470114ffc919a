import assert from 'node:assert/strict';
import { commands, Position, Range, workspace } from 'vscode';
import type {
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeAction,
  CodeLens,
  DocumentLink,
  InlayHint,
  Location,
  LocationLink,
  SymbolInformation,
  TextDocument,
  Uri,
  WorkspaceEdit,
} from 'vscode';
import { openExample, openText, workflowWith } from '../support/documents';
import { waitUntil } from '../support/waitUntil';

const WELCOME = 'workflows/welcome-person.fewrk.json';
const PEOPLE = 'connectors/people-directory.fecon.json';

/** The place of the middle of a text in a document. */
function placeOf(document: TextDocument, text: string): Position {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `${text} is not in ${document.uri.path}`);
  return document.positionAt(at + Math.floor(text.length / 2));
}

function names(uris: readonly Uri[]): readonly string[] {
  return uris.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)).sort();
}

/** Asks VS Code, which asks every provider, until the answer is as wanted. */
function ask<T>(what: string, wanted: (answer: T) => boolean, command: string, ...values: unknown[]): Promise<T> {
  return waitUntil(async () => {
    const answer = await commands.executeCommand<T>(command, ...values);
    return wanted(answer) && answer;
  }, what);
}

function checkAmong(found: readonly string[], wanted: readonly string[]): void {
  assert.deepEqual(
    wanted.filter((name) => !found.includes(name)),
    [],
  );
}

function isCount({ command }: CodeLens): boolean {
  return /^[1-9]\d* references?$/.test(command?.title ?? '');
}

describe('navigation', () => {
  it('leads from a workflow to the connector’s action', async () => {
    const document = await openExample(WELCOME);
    const [found] = await ask<(Location | LocationLink)[]>(
      'a definition',
      ({ length }) => length > 0,
      'vscode.executeDefinitionProvider',
      document.uri,
      placeOf(document, 'GetPerson'),
    );
    assert.ok(found && 'targetUri' in found);
    assert.match(found.targetUri.path, /people-directory\.fecon\.json$/);
  });

  it('finds who uses an action, and counts it above the action', async () => {
    const document = await openExample(PEOPLE);
    const places = await ask<Location[]>(
      'references',
      ({ length }) => length > 1,
      'vscode.executeReferenceProvider',
      document.uri,
      placeOf(document, 'GetPerson'),
    );
    // Other suites leave files of theirs.
    checkAmong(names(places.map(({ uri }) => uri)), ['people-directory.fecon.json', 'welcome-person.fewrk.json']);
    const lenses = await ask<CodeLens[]>(
      'code lenses',
      (found) => found.some((lens) => isCount(lens)),
      'vscode.executeCodeLensProvider',
      document.uri,
      100,
    );
    const lens = lenses.find((one) => isCount(one));
    assert.ok(lens?.command);
    await commands.executeCommand(lens.command.command, ...((lens.command.arguments ?? []) as unknown[]));
    await commands.executeCommand('closeReferenceSearch');
  });

  it('renames a key of the state in every expression', async () => {
    const document = await openExample(WELCOME);
    const edit = await ask<WorkspaceEdit>(
      'a rename',
      ({ size }) => size > 0,
      'vscode.executeDocumentRenameProvider',
      document.uri,
      placeOf(document, '"person.department"'),
      'team',
    );
    const changed = edit.get(document.uri).map(({ range, newText }) => [document.getText(range), newText]);
    assert.deepEqual(changed, [
      ['department', 'team'],
      ['department', 'team'],
    ]);
  });

  it('renames an action in the connector and in workflows that are not open', async () => {
    const document = await openExample(PEOPLE);
    const edit = await ask<WorkspaceEdit>(
      'a rename',
      ({ size }) => size > 1,
      'vscode.executeDocumentRenameProvider',
      document.uri,
      placeOf(document, 'ListPeople'),
      'ListEveryone',
    );
    checkAmong(names(edit.entries().map(([uri]) => uri)), [
      'greet-department.fewrk.json',
      'people-directory.fecon.json',
    ]);
  });

  it('says why a name cannot be', async () => {
    const document = await openExample(PEOPLE);
    const wrong = commands.executeCommand(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      placeOf(document, 'ListPeople'),
      'List people',
    );
    await assert.rejects(Promise.resolve(wrong), /letters and digits/);
  });

  it('finds what the workspace declares', async () => {
    const found = await ask<SymbolInformation[]>(
      'workspace symbols',
      (symbols) => symbols.some(({ name }) => name === 'GetPerson'),
      'vscode.executeWorkspaceSymbolProvider',
      'getperson',
    );
    assert.equal(found.find(({ name }) => name === 'GetPerson')?.containerName, 'People Directory');
  });

  it('links the project file to the files it names', async () => {
    const document = await openExample('flexli.json');
    const links = await ask<DocumentLink[]>(
      'links',
      ({ length }) => length > 0,
      'vscode.executeLinkProvider',
      document.uri,
      10,
    );
    assert.deepEqual(names(links.flatMap(({ target }) => target ?? [])), ['people-directory.fecon.json']);
  });

  it('shows which workflows start which', async () => {
    const run =
      '{ "order": 1, "type": "Flexli:CoreV1:RunWorkflow", "parameters": { "workflow_id": "{{Greet a department}}", "workflow_version": 1, "workflow_input": {} } }';
    const { document } = await openText('calls.fewrk.json', workflowWith(`${run}$0`));
    const [item] = await ask<CallHierarchyItem[]>(
      'a workflow',
      ({ length }) => length > 0,
      'vscode.prepareCallHierarchy',
      document.uri,
      new Position(0, 0),
    );
    const [call] = await ask<CallHierarchyOutgoingCall[]>(
      'an outgoing call',
      ({ length }) => length > 0,
      'vscode.provideOutgoingCalls',
      item,
    );
    assert.equal(call?.to.name, 'Greet a department');
  });
});

describe('changing', () => {
  const wait = (order: number) => `{ "order": ${order}, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }`;

  /** Does what the editor offers at `$0`; gives the text after it. */
  async function done(marked: string, title: string): Promise<string> {
    const { document, cursor } = await openText('changing.fewrk.json', marked);
    const actions = await ask<CodeAction[]>(
      title,
      (found) => found.some((action) => action.title === title),
      'vscode.executeCodeActionProvider',
      document.uri,
      new Range(cursor, cursor),
    );
    const action = actions.find((candidate) => candidate.title === title);
    assert.ok(action?.edit);
    assert.ok(await workspace.applyEdit(action.edit));
    return document.getText();
  }

  it('moves actions and renumbers them', async () => {
    const marked = workflowWith(`${wait(2).replace('"seconds"', '"sec$0onds"')}, ${wait(7)}`);
    const moved = await done(marked, 'Move action down');
    assert.match(moved, /"order": 2[^]*"order": 7/);
    assert.match(await done(marked, 'Renumber the actions from 1'), /"order": 1[^]*"order": 2/);
  });

  it('extracts actions into a file of their own', async () => {
    const action = '{ "order": 3, "type": "Flexli:CoreV1:Transform", "transform": { "$0x": "::y" } }';
    const { document, cursor } = await openText('parent.fewrk.json', workflowWith(action));
    const title = 'Extract to a workflow of its own';
    const actions = await ask<CodeAction[]>(
      title,
      (found) => found.some((one) => one.title === title),
      'vscode.executeCodeActionProvider',
      document.uri,
      new Range(cursor, cursor.translate(0, 1)),
    );
    const edit = actions.find((one) => one.title === title)?.edit;
    assert.ok(edit);
    assert.ok(await workspace.applyEdit(edit));
    assert.match(document.getText(), /RunWorkflow/);
    const [child] = await workspace.findFiles('**/*-part.fewrk.json');
    assert.ok(child);
    assert.match((await workspace.openTextDocument(child)).getText(), /"transform": \{ "x": "::y" \}/);
    await workspace.fs.delete(child);
  });

  it('shows the hints of the visible lines', async () => {
    const document = await openExample(WELCOME);
    const whole = new Range(new Position(0, 0), document.positionAt(document.getText().length));
    await ask<InlayHint[]>('hints', Array.isArray, 'vscode.executeInlayHintProvider', document.uri, whole);
  });
});
