import { checkFindings, findingsIn } from './support';

const CODES = /^(parameter-un|format-)/;

/** An action of a connector with the parameters id, page and user, and the rest of its keys as JSON. */
function check(rest: string, ...expected: readonly string[]): void {
  const properties = '{"id": {"type": "string"}, "page": {"type": "integer"}, "user": {"properties": {"mail": {}}}}';
  const text = `{"actions": [{"type": "Get", "method": "get", ${rest}, "parameters": {"type": "object", "properties": ${properties}}}]}`;
  checkFindings(findingsIn(text, CODES, 'connector'), expected, rest);
}

const UNUSED = (...names: readonly string[]) => names.map((name) => `hint parameter-unused: "${name}"`);

describe('parameters of a connector’s action', () => {
  it('are used by fields and expressions of the request', () => {
    check('"path": "people/{id}", "query": {"page": "::page"}, "body": {"m": ["::user.mail"]}');
    check('"path": "people/{id}", "headers": {"X-Page": "{page:>3}"}', ...UNUSED('user'));
    check('"path": "people", "query": {"q": "::id || to_string(page)"}', ...UNUSED('user'));
  });

  it('are all used where they are passed on as a whole', () => {
    check('"path": "people", "body": "::"');
    check('"path": "people", "body": "::@"');
    check('"path": "people", "body": {"a": "::merge(@, defaults)"}', 'warning parameter-unknown: defaults');
  });

  it('exist where the request uses them', () => {
    check('"path": "people/{ids}", "body": "::"', 'warning parameter-unknown: ids → id');
    check('"path": "people/{other}", "body": "::"', 'warning parameter-unknown: other');
    check('"path": "x", "body": {"a": "::usr.mail", "b": "::"}', 'warning parameter-unknown: usr → user');
    check('"path": "::\\"pages\\"", "body": {"b": "::"}', 'warning parameter-unknown: \\"pages\\" → page');
    check('"path": "x", "body": {"q": "{ people { name } }", "all": "::"}', 'error format-braces: { → {');
    check('"path": "x", "body": {"q": "{\\"a\\": 1}", "all": "::"}');
  });

  it('have formats that fit', () => {
    check('"path": "{id:.2f}", "body": "::"', 'error format-spec: {id:.2f}');
    check('"path": "{page:03d}", "body": "::"');
    check('"path": "{page", "body": "::"', 'error format-braces: { → {');
  });

  it('are left alone where nothing says what there is', () => {
    const text =
      '{"actions": [{"type": "Get", "path": "{a} {", "query": {"b": "::c"}, "parameters": {"type": "object"}}]}';
    checkFindings(findingsIn(text, CODES, 'connector'), [], text);
  });
});
