import assert from 'node:assert/strict';
import { atCursor, open, service } from '../support';

/** The label with the active parameter between « and »; null outside of a call. */
function checkHelp(marked: string, expected: string | null): void {
  const { text, offset } = atCursor(`{"actions": [{"transform": {"a": "${marked}"}}]}`);
  const document = open(text);
  const help = service.signatureHelp(document, document.textDocument.positionAt(offset));
  if (expected === null) {
    assert.equal(help, null, marked);
    return;
  }
  const signature = help?.signatures[0];
  assert.ok(signature, marked);
  const parameter = signature.parameters?.[help.activeParameter ?? 0];
  const [start, end] = parameter ? (parameter.label as [number, number]) : [0, 0];
  const shown = parameter
    ? `${signature.label.slice(0, start)}«${signature.label.slice(start, end)}»${signature.label.slice(end)}`
    : signature.label;
  assert.equal(shown, expected, marked);
}

describe('signature help', () => {
  it('follows the arguments', () => {
    checkHelp('::join($0', 'join(«separator», texts)');
    checkHelp("::join(', '$0)", 'join(«separator», texts)');
    checkHelp("::join(', ', $0)", 'join(separator, «texts»)');
    checkHelp("::join(', ', a.b[$0])", 'join(separator, «texts»)');
    checkHelp('::sort_by(people, $0)', 'sort_by(items, «&expression»)');
    checkHelp('::flexli_datetime_now($0)', 'flexli_datetime_now()');
  });

  it('stays at the last parameter that may be repeated', () => {
    checkHelp('::merge(a, b, $0)', 'merge(«object», …)');
    checkHelp("::flexli_random_string(`6`, 'numbers', $0)", 'flexli_random_string(length, «characters», …)');
  });

  it('looks at the innermost call', () => {
    checkHelp('::length(keys($0))', 'keys(«object»)');
    checkHelp('::length(keys(a)$0)', 'length(«value»)');
    checkHelp("::join(',', [a, b, $0])", 'join(separator, «texts»)');
    checkHelp('::join({a: b, $0', 'join(«separator», texts)');
    checkHelp('::a[?contains(tags, $0)]', 'contains(subject, «search»)');
  });

  it('counts behind escapes', () => {
    checkHelp('::join(\\", \\", $0)', 'join(separator, «texts»)');
    checkHelp("::join(', , (', $0)", 'join(separator, «texts»)');
  });

  it('is silent outside of calls', () => {
    checkHelp('::a$0', null);
    checkHelp('::leng$0th(a)', null);
    checkHelp('::length(a)$0', null);
    checkHelp('::nope($0)', null);
    checkHelp('::(a $0)', null);
    checkHelp('$0::length(a)', null);
    checkHelp('length($0)', null);
  });
});
