import assert from 'node:assert/strict';
import type { DocumentSymbol, SelectionRange } from 'vscode-languageserver-types';
import type { LanguageKind } from '../../../server/languageservice/languageDocument';
import { languageKindOf } from '../../../server/languageservice/languageDocument';
import { atCursor, context, open, service } from './support';

/** Names, children indented. */
function outline(symbols: readonly DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ name, children }) => [indent + name, ...outline(children ?? [], `${indent}  `)]);
}

function checkOutline(text: string, expected: readonly string[], kind: LanguageKind = 'workflow'): void {
  assert.deepEqual(outline(service.symbols(open(text, kind))), expected);
}

describe('the outline', () => {
  it('names actions by order, type and description', () => {
    checkOutline('{"actions": [{"order": 2, "type": "PostMessage", "description": "notify"}, {"type": "X"}]}', [
      'actions',
      '  2 PostMessage · notify',
      '    order',
      '    type',
      '    description',
      '  X',
      '    type',
    ]);
    checkOutline('{"actions": [{"order": 1, "type": "Flexli:CoreV1:Wait"}, {"order": 2}]}', [
      'actions',
      '  1 Wait',
      '    order',
      '    type',
      '  2 action',
      '    order',
    ]);
  });

  it('names branches and conditions', () => {
    checkOutline('{"branches": [{"order": 1, "condition": {}}, {"order": 2}]}', [
      'branches',
      '  1 Branch',
      '    order',
      '    condition',
      '  2 Branch · else',
      '    order',
    ]);
    checkOutline('{"attributes": [{"attribute": "::a", "operator": "eq"}]}', [
      'attributes',
      '  ::a eq',
      '    attribute',
      '    operator',
    ]);
  });

  it('names actions and events of a connector', () => {
    checkOutline(
      '{"actions": [{"type": "Get", "name": "Get it"}], "events": [{"type": "Got"}]}',
      ['actions', '  Get · Get it', '    type', '    name', 'events', '  Got', '    type'],
      'connector',
    );
  });

  it('lives with broken text', () => {
    checkOutline('', []);
    checkOutline('5', []);
    checkOutline('{"a": , "b": [1, {', ['a', 'b', '  1', '  2']);
  });

  it('has the actions of a long text without what is inside of them, at any depth', () => {
    const wait = '{"order": 1, "type": "Flexli:CoreV1:Wait", "parameters": {"seconds": 1}}';
    const branch = `{"order": 2, "type": "Flexli:CoreV1:Branch", "parameters": {"branches": [{"order": 1, "actions": [${wait}]}]}}`;
    const text = `{"name": "Long", "actions": [${wait}, ${branch}, {"constructor": [{}]}], "description": "${'x'.repeat(200_000)}"}`;
    const expected = [
      'name',
      'actions',
      '  1 Wait',
      '  2 Branch',
      '    parameters',
      '      branches',
      '        1 Branch · else',
      '          actions',
      '            1 Wait',
      '  3',
      'description',
    ];
    checkOutline(text, expected);
    // After an edit, and with lines that moved.
    const document = open(text);
    service.symbols(document);
    const start = { line: 0, character: 1 };
    const edited = document.edited([{ range: { start, end: start }, text: '\n\n' }], 2);
    assert.deepEqual(outline(service.symbols(edited)), expected);
    assert.deepEqual(service.symbols(edited), service.symbols(open(edited.text)));
    const renamed = edited.edited([{ range: { start, end: start }, text: '"x": 1,' }], 3);
    assert.deepEqual(outline(service.symbols(renamed)), ['x', ...expected]);
  });

  it('ends somewhere', () => {
    const text = `[${'1,'.repeat(30_000)}1]`;
    assert.equal(outline(service.symbols(open(text))).length, 20_000);
    assert.ok(outline(service.symbols(open('['.repeat(500)))).length <= 61);
  });
});

describe('selection ranges', () => {
  it('begin with the parts of an expression', () => {
    const { text, offset } = atCursor('{"a": "::x.\\"y z\\"[?b$0c == `1`] | [0]"}');
    const document = open(text);
    const [range] = service.selectionRanges(document, [document.textDocument.positionAt(offset)]);
    const texts: string[] = [];
    for (let at: SelectionRange | undefined = range; at; at = at.parent)
      texts.push(document.textDocument.getText(at.range));
    assert.deepEqual(texts.slice(0, 5), [
      'bc',
      'bc == `1`',
      'x.\\"y z\\"[?bc == `1`]',
      'x.\\"y z\\"[?bc == `1`] | [0]',
      '::x.\\"y z\\"[?bc == `1`] | [0]',
    ]);
  });

  it('grow from the text of a string to the document', () => {
    const { text, offset } = atCursor('{"a": ["o$0ne", 2]}');
    const document = open(text);
    const [range] = service.selectionRanges(document, [document.textDocument.positionAt(offset)]);
    const texts: string[] = [];
    for (let at: SelectionRange | undefined = range; at; at = at.parent)
      texts.push(document.textDocument.getText(at.range));
    assert.deepEqual(
      texts,
      ['one', '"one"', '"one", 2', '["one", 2]', '"a": ["one", 2]', '{"a": ["one", 2]}'.slice(1, -1), text].filter(
        (each, index, all) => each !== all[index - 1],
      ),
    );
  });

  it('are empty where nothing is', () => {
    assert.deepEqual(service.selectionRanges(open(''), [{ line: 0, character: 0 }]), [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
    ]);
  });
});

describe('folding', () => {
  it('folds objects and lists, up to a limit', () => {
    const document = open('{\n"a": [\n1\n],\n"b": {\n"c": 1\n}\n}');
    assert.deepEqual(
      service
        .foldingRanges(document)
        .map(({ startLine, endLine }) => `${startLine}-${endLine}`)
        .sort(),
      ['0-6', '1-2', '4-5'],
    );
    assert.equal(service.foldingRanges(document, 1).length, 1);
  });
});

describe('formatting', () => {
  it('keeps the order of keys', () => {
    const document = open('{"b":1,"a":[1,2]}');
    const edits = service.format(document, undefined, { tabSize: 2, insertSpaces: true });
    const text = [...edits].reverse().reduce((result, { range, newText }) => {
      const { textDocument } = document;
      return (
        result.slice(0, textDocument.offsetAt(range.start)) + newText + result.slice(textDocument.offsetAt(range.end))
      );
    }, document.text);
    assert.equal(text, '{\n  "b": 1,\n  "a": [\n    1,\n    2\n  ]\n}');
  });
});

describe('formatting of broken JSON', () => {
  it('changes nothing', () => {
    for (const text of ['{"a":1,', '{"a":1,}', '{"a" 1}', '{"a":"b\n "c":1}']) {
      assert.deepEqual(service.format(open(text), undefined, { tabSize: 2, insertSpaces: true }), []);
    }
  });
});

describe('code lenses', () => {
  const commands = { run: 'run', deploy: 'deploy' };
  const titles = (text: string, kind: LanguageKind) =>
    service.codeLenses(open(text, kind), commands, context).map(({ command }) => command?.title);

  it('run and deploy what stands there', () => {
    assert.deepEqual(titles('{}', 'workflow'), ['▶ Run', 'Deploy']);
    assert.deepEqual(titles('{}', 'connector'), ['Deploy']);
    assert.deepEqual(titles('{}', 'project'), []);
    assert.deepEqual(titles('', 'workflow'), []);
  });

  it('get the document', () => {
    const document = open('{}');
    assert.deepEqual(service.codeLenses(document, commands, context)[0]?.command?.arguments, [document.uri]);
  });
});

describe('the kind of a document', () => {
  it('is told by the language or by the name', () => {
    assert.equal(languageKindOf('untitled:Untitled-1', 'flexli-workflow'), 'workflow');
    assert.equal(languageKindOf('file:///a/b.fecon.json', 'json'), 'connector');
    assert.equal(languageKindOf('file:///a/b.FEWRK.json?x'), 'workflow');
    assert.equal(languageKindOf('file:///a/flexli.json'), 'project');
    assert.equal(languageKindOf('file:///a/notflexli.json'), undefined);
  });
});
