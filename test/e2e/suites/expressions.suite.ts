import assert from 'node:assert/strict';
import { commands, languages, Position, Range, workspace } from 'vscode';
import type {
  CodeAction,
  CompletionList,
  InlayHint,
  SemanticTokens,
  SemanticTokensLegend,
  SignatureHelp,
  TextDocument,
  WorkspaceEdit,
} from 'vscode';
import { exampleUri, openText } from '../support/documents';
import { waitUntil } from '../support/waitUntil';

const FILE = 'expressions.fewrk.json';
const INPUT = JSON.stringify({ people: [{ name: 'Ann', age: 1 }], site: { place: 'Bern' } });

/** A workflow over a state with known keys, whose one action has these lines. */
function around(lines: string): string {
  return `{
  "name": "Expressions",
  "description": ${JSON.stringify(`Input: ${INPUT}`)},
  "schema_version": 1,
  "actions": [
    {
      "order": 1,
      "connector_id": "{{Elsewhere}}",
      "type": "Send",
      ${lines}
    }
  ]
}
`;
}

const parameter = (expression: string): string => around(`"parameters": { "p": ${JSON.stringify(expression)} }`);

/** Asks VS Code until the answer is as wanted. */
function ask<T>(what: string, wanted: (answer: T) => boolean, command: string, ...values: unknown[]): Promise<T> {
  return waitUntil(async () => {
    const answer = await commands.executeCommand<T>(command, ...values);
    return wanted(answer) && answer;
  }, what);
}

function wholeOf(document: TextDocument): Range {
  return new Range(new Position(0, 0), document.positionAt(document.getText().length));
}

describe('expressions in the editor', () => {
  /** What is suggested once the last character before `$0` was typed. */
  async function checkSuggested(expression: string, has: readonly string[], lacks: readonly string[]): Promise<void> {
    const { document, cursor } = await openText(FILE, parameter(expression));
    const typed = expression.charAt(expression.indexOf('$0') - 1);
    const command = 'vscode.executeCompletionItemProvider';
    const labelsOf = ({ items }: CompletionList): readonly string[] =>
      items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    const isThere = (list: CompletionList): boolean => has.every((label) => labelsOf(list).includes(label));
    const trigger = '.[?|&(,'.includes(typed) ? typed : undefined;
    const list = await ask<CompletionList>(expression, isThere, command, document.uri, cursor, trigger);
    assert.deepEqual(
      lacks.filter((label) => labelsOf(list).includes(label)),
      [],
      expression,
    );
  }

  it('are completed behind each of their signs', async () => {
    await checkSuggested('::site.$0', ['place'], ['people', 'order']);
    await checkSuggested('::people[$0', ['*', '?', '0'], ['people', 'name']);
    await checkSuggested('::people[?$0]', ['name', 'age', 'contains'], ['people']);
    await checkSuggested('::people[0] |$0', ['name', 'age'], ['people']);
    await checkSuggested('::people[?age &&$0]', ['name', 'age'], ['people']);
    await checkSuggested('::sort_by(people, &$0)', ['name', 'age'], ['people']);
    await checkSuggested('::max_by($0', ['people', 'site'], ['name']);
    await checkSuggested('::$0', ['people', 'site', 'length'], ['order', 'name']);
  });

  it('help with the arguments of functions', async () => {
    const { document, cursor } = await openText(FILE, parameter("::join(', ', $0)"));
    const help = await ask<SignatureHelp | undefined>(
      'signature help',
      (found) => found?.activeParameter === 1,
      'vscode.executeSignatureHelpProvider',
      document.uri,
      cursor,
      ',',
    );
    assert.match(help?.signatures[0]?.label ?? '', /^join\(/);
  });

  it('show in grey what they give', async () => {
    const { document } = await openText(
      FILE,
      around('"variables": { "names": "::people[*].name", "place": "::site" }'),
    );
    const hints = await ask<InlayHint[]>(
      'hints',
      ({ length }) => length === 2,
      'vscode.executeInlayHintProvider',
      document.uri,
      wholeOf(document),
    );
    assert.deepEqual(
      hints.map(({ label }) => label),
      [': list of texts', ': object'],
    );
  });

  it('have colours of their own', async () => {
    const { document } = await openText(FILE, parameter('::length(people) > `1`'));
    const legend = await ask<SemanticTokensLegend | undefined>(
      'a legend',
      (found) => found !== undefined,
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    const tokens = await ask<SemanticTokens | undefined>(
      'colours',
      (found) => (found?.data.length ?? 0) > 0,
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    const shown = textsOf(document, tokens?.data ?? new Uint32Array(), legend?.tokenTypes ?? []);
    for (const token of ['length function', 'people property', '> operator']) {
      assert.ok(shown.includes(token), `${token} is not among ${shown.join(', ')}`);
    }
  });

  it('rename a variable in the texts that it fills', async () => {
    const lines = '"variables": { "who": "::site.place" }, "parameters": { "text": "Hello {who}, {who!r}" }';
    const { document } = await openText(FILE, around(lines));
    const edit = await ask<WorkspaceEdit>(
      'a rename',
      ({ size }) => size > 0,
      'vscode.executeDocumentRenameProvider',
      document.uri,
      document.positionAt(document.getText().indexOf('{who}') + 2),
      'where',
    );
    assert.ok(await workspace.applyEdit(edit));
    assert.match(
      document.getText(),
      /"where": "::site\.place" \}, "parameters": \{ "text": "Hello \{where\}, \{where!r\}"/,
    );
  });

  /** The one finding of an expression: its code, and what it stands under; then the text after its quick fix. */
  async function checkFixed(wrong: string, code: string, marked: string, title: string, right: string): Promise<void> {
    const { document } = await openText(FILE, parameter(wrong));
    const [found] = await waitUntil(() => {
      const all = languages.getDiagnostics(document.uri).filter((one) => codeOf(one.code) === code);
      return all.some(({ range }) => document.getText(range) === marked) && all;
    }, `${code} under ${marked}`);
    assert.ok(found);
    await applyFix(document, found.range, title);
    assert.equal(document.getText(), parameter(right));
  }

  async function applyFix(document: TextDocument, range: Range, title: string): Promise<void> {
    const command = 'vscode.executeCodeActionProvider';
    const has = (actions: readonly CodeAction[]): boolean => actions.some((action) => action.title === title);
    const actions = await ask<CodeAction[]>(title, has, command, document.uri, range, 'quickfix');
    const edit = actions.find((action) => action.title === title)?.edit;
    assert.ok(edit);
    assert.ok(await workspace.applyEdit(edit));
  }

  it('are underlined where they are wrong, and mended', async () => {
    await checkFixed('::sort(::people)', 'expression-syntax', '::', 'Remove ::', '::sort(people)');
    await checkFixed('::sort@)', 'expression-syntax', '@', 'Add (', '::sort(@)');
  });

  it('are let be where the project file says so', async () => {
    const project = await workspace.openTextDocument(exampleUri('flexli.json'));
    const before = project.getText();
    const { document } = await openText(FILE, around('"timeout": 5, "parameters": {}'));
    const ours = () => languages.getDiagnostics(document.uri).filter(({ code }) => codeOf(code) === 'setting-ignored');
    const [found] = await waitUntil(() => ours().length > 0 && ours(), 'a finding');
    assert.ok(found);
    try {
      await applyFix(document, found.range, 'Do not show setting-ignored here');
      assert.match(project.getText(), /"path": ?"actions\[0\]\.timeout"/);
      await waitUntil(() => ours().length === 0, 'no finding');
    } finally {
      await openText('flexli.json', before);
    }
  });
});

function codeOf(code: unknown): string {
  return String(typeof code === 'object' && code !== null && 'value' in code ? code.value : code);
}

/** Each token as its text and its type. */
function textsOf(document: TextDocument, data: Uint32Array, types: readonly string[]): readonly string[] {
  const shown: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(at, at + 4);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const text = document.getText(new Range(line, character, line, character + length));
    shown.push(`${text} ${types[type] ?? ''}`);
  }
  return shown;
}
