import { checkAction } from './refactorSupport';

const check = (marked: string, title: string, expected: string | null, file = 'a.fewrk.json') => {
  checkAction({ [file]: marked }, title, expected === null ? null : { [file]: expected });
};
const transform = (value: string) => `{"actions": [{"transform": {"a": ${value}}}]}`;
const MAKE = 'Make it an expression';

describe('making an expression', () => {
  it('puts the colons before a path', () => {
    check(transform('"per$0son.names[0]"'), MAKE, transform('"::person.names[0]"'));
    check(transform('"length(x$0)"'), MAKE, transform('"::length(x)"'));
  });

  it('keeps any other value as a literal', () => {
    check(transform('"It\'s$0 \\\\ \\"me\\""'), MAKE, transform('"::\'It\\\\\'s \\\\\\\\ \\"me\\"\'"'));
    check(transform('4$02'), MAKE, transform('"::`42`"'));
    check(transform('tr$0ue'), MAKE, transform('"::`true`"'));
  });

  it('is offered where the engine evaluates', () => {
    check('{"actions": [{"variables": {"a": "b$0"}}]}', MAKE, '{"actions": [{"variables": {"a": "::b"}}]}');
    check(
      '{"source": {"condition": {"criteria": [{"attributes": [{"attribute": "b$0"}]}]}}}',
      MAKE,
      '{"source": {"condition": {"criteria": [{"attributes": [{"attribute": "::b"}]}]}}}',
    );
    check('{"actions": [{"query": {"a": "b$0"}}]}', MAKE, '{"actions": [{"query": {"a": "::b"}}]}', 'a.fecon.json');
    for (const text of [
      '{"name": "b$0"}',
      '{"actions": [{"type": "b$0"}]}',
      '{"actions": [{"parameters": {"workflow_id": "b$0"}}]}',
      '{"source": {"condition": {"on_fail": "st$0op"}}}',
      transform('"::b$0"'),
      transform('"{{Name$0}}"'),
      transform('"Hello {name$0}"'),
      transform('{"$0b": 1}'),
    ]) {
      check(text, MAKE, null);
    }
    check('{"actions": [{"method": "get$0"}]}', MAKE, null, 'a.fecon.json');
  });
});

describe('wrapping in a list', () => {
  const condition = (criteria: string) => `{"actions": [{"condition": {"criteria": ${criteria}}}]}`;

  it('makes a list of one', () => {
    const lone = condition('{"attributes": {"attribute": "::a$0"}}');
    check(lone, 'Wrap “criteria” in a list', condition('[{"attributes": {"attribute": "::a"}}]'));
    check(lone, 'Wrap “attributes” in a list', condition('{"attributes": [{"attribute": "::a"}]}'));
  });

  it('works at the key and while the JSON is broken', () => {
    check(
      '{"source": {"condition": {"cri$0teria": {"a": 1}',
      'Wrap “criteria” in a list',
      '{"source": {"condition": {"criteria": [{"a": 1}]',
    );
  });

  it('leaves lists and other places alone', () => {
    check(condition('[{"attributes": []$0}]'), 'Wrap “criteria” in a list', null);
    check('{"actions": [{"parameters": {"criteria": {"$0a": 1}}}]}', 'Wrap “criteria” in a list', null);
  });
});
