import { checkFindings, findingsIn } from './support';

const CODES = /^(variable|format)-/;

/** An action with variables and one parameter, whose JSON is given. */
function check(variables: string, parameter: string, ...expected: readonly string[]): void {
  const text = `{"actions": [{"order": 1, "type": "Post", "variables": ${variables}, "parameters": {"text": ${parameter}}}]}`;
  checkFindings(findingsIn(text, CODES), expected, `${variables} ${parameter}`);
}

describe('variables', () => {
  it('are used by fields of the parameters', () => {
    check('{"name": "::n"}', '"Hello {name}"');
    check('{"a": "::n", "b": 5}', '["{a}", {"deep": "{b}"}]');
    check('{"a": "::n", "width": 5}', '"{a:>{width}}"');
    check('{"a": 1}', '"none"', 'hint variable-unused: "a" → ');
    check('{"a": 1}', '{"{a}": "a key is no text"}', 'hint variable-unused: "a" → ');
    check('{"a": "::n"}', '"::{a: b}"', 'hint variable-unused: "a" → ');
    check('{"a": "::n"}', '{"deep": "::items[?x == \'{a}\']"}');
  });

  it('are what the fields of a text name', () => {
    check('{"name": 1}', '"{nmae}"', 'warning variable-unknown: nmae → name');
    check('{"name": 1}', '"{name} {other}"', 'warning variable-unknown: other → , "other": "::other"');
    check('{"name": 1}', '"{name} {0}"', 'warning variable-unknown: 0');
    check('{"user": "::u"}', '"{user.name}"', 'warning variable-unknown: user.name');
    check('{"name": 1}', '"\\u00e9 {nmae}"', 'warning variable-unknown: nmae → name');
  });

  it('are not asked for where braces are text', () => {
    check('{"name": 1}', '"{name} {{other}}"');
    check('{"name": 1}', '["{name}", "{\\"json\\": true}"]');
    check('{"name": 1}', '["{name}", "{ color: red }"]');
    check('{}', '"{\\"json\\": true}"');
    check('{}', '"{{Placeholder}}"');
  });

  it('are missed where an action has none', () => {
    check('{}', '"Hello {name}"', 'hint variable-unknown: {name} → {"name": "::name"}');
    check('null', '"Hello {name:>5}"', 'hint variable-unknown: {name:>5}');
    check('{}', '"::items[?a == b].{name: name}"');
  });

  it('of one action do not count for those inside of it', () => {
    const inner = '{"order": 1, "type": "Post", "parameters": {"text": "{a}"}}';
    const text = `{"actions": [{"order": 1, "type": "Flexli:CoreV1:Iterator", "variables": {"a": 1}, "parameters": {"array_path": "::x", "actions": [${inner}]}}]}`;
    checkFindings(
      findingsIn(text, CODES),
      ['hint variable-unused: "a" → ', 'hint variable-unknown: {a} → , "variables": {"a": "::a"}'],
      text,
    );
  });
});

describe('texts that Python fills', () => {
  it('have braces that fit', () => {
    check('{"a": 1}', '"{a} {"', 'error format-braces: { → {');
    check('{"a": 1}', '"{a} }"', 'error format-braces: } → }');
    check('{"a": 1}', '"{a"', 'error format-braces: { → {');
    check('{"a": 1}', '"{a!"', 'error format-braces: { → {');
    check('{"a": 1}', '"\\"{a} }"', 'error format-braces: } → }');
    check('{}', '"{ alone"');
    check('{"a": 1}', '"::x[?y == \'}\']"', 'hint variable-unused: "a" → ');
    check('{"a": 1}', '{"deep": "::x[?y == \'}\']"}', 'error format-braces: } → }');
  });

  it('have formats that fit the type of their variable', () => {
    check('{"a": "x"}', '"{a:>10}"');
    check('{"a": "x"}', '"{a:.2f}"', 'error format-spec: {a:.2f}');
    check('{"a": 5}', '"{a:05d}"');
    check('{"a": 5}', '"{a:.2d}"', 'error format-spec: {a:.2d}');
    check('{"a": 1.5}', '"{a:.2f}"');
    check('{"a": 1.5}', '"{a:d}"', 'error format-spec: {a:d}');
    check('{"a": true}', '"{a:>6}"');
    check('{"a": "::x"}', '"{a:.2f} {a:>10} {a:d}"');
    check('{"a": "::x"}', '"{a:??}"', 'error format-spec: {a:??}');
    check('{"a": "::length(x)"}', '"{a:s}"', 'error format-spec: {a:s}');
    check('{"a": "::keys(x)"}', '"{a:>10}"', 'error format-spec: {a:>10}');
    check('{"a": "::keys(x)"}', '"{a!s:>10}"');
  });

  it('have conversions that exist', () => {
    check('{"a": 1}', '"{a!r} {a!s:>5}"');
    check('{"a": 1}', '"{a!x}"', 'error format-spec: {a!x}');
  });
});
