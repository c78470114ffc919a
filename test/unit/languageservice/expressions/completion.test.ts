import type { LanguageKind } from '../../../../server/languageservice/languageDocument';
import type { CompletionCheck } from '../support';
import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../../../server/languageservice/validation/settings';
import { checkCompletion, nothing, open, service } from '../support';

const INPUT = JSON.stringify({
  people: [{ name: 'Ann', age: 1, 'first name': 'A', mail: { work: 'x' } }],
  site: { name: 'Bern', kind: 'x' },
  count: 1,
}).replaceAll('"', '\\"');

const around = (action: string) =>
  `{"description": "Input: ${INPUT}", "actions": [{"order": 1, "type": "A", ${action}}]}`;

/** A parameter of an action, over a state with known keys. */
const parameter = (source: string) => around(`"parameters": {"p": "${source}"}`);

/** Expectations of `after` are written as the parameter alone. */
function check(source: string, { after, ...checks }: CompletionCheck): Promise<void> {
  const whole = after && Object.fromEntries(Object.entries(after).map(([label, text]) => [label, parameter(text)]));
  return checkCompletion(parameter(source), { context: nothing, ...checks, ...(whole && { after: whole }) });
}

const KEYS = ['people', 'site', 'count'];
const OF_PERSON = ['name', 'age', 'first name', 'mail'];

describe('completion in expressions', () => {
  it('knows the item in iterator_input where the engine does', async () => {
    const iterator =
      '{"actions": [{"type": "Flexli:CoreV1:Iterator", "parameters": {"iterator_input": {"a": "::$0"}}}]}';
    const documented = { ...nothing, diagnostics: { ...DEFAULT_SETTINGS, engineProfile: 'documented' as const } };
    await checkCompletion(iterator, { context: documented, has: ['flexli_iterator_value'] });
    await checkCompletion(iterator, { context: nothing, lacks: ['flexli_iterator_value'] });
    const text = iterator.replace('$0', 'flexli_iterator_value()');
    assert.equal(
      service.validate(open(text), documented).filter(({ code }) => code === 'expression-argument').length,
      0,
    );
    assert.equal(service.validate(open(text), nothing).filter(({ code }) => code === 'expression-argument').length, 1);
  });

  it('begins with keys of the state, what else a value can be, and functions', async () => {
    await check('::$0', {
      has: [...KEYS, '@', '`true`', 'length', 'flexli_datetime_now'],
      lacks: ['flexli_iterator_value', 'name', '=='],
      after: { people: '::people', length: '::length(${1:items})', '`5`': '::`${1:5}`' },
    });
  });

  it('completes a name, and replaces all of it', async () => {
    await check('::pe$0', { has: KEYS, after: { people: '::people' } });
    await check('::pe$0ople.x', { after: { people: '::people.x' } });
    await check('::site.na$0', { after: { name: '::site.name' } });
  });

  it('offers the keys behind a dot', async () => {
    await check('::site.$0', {
      has: ['name', 'kind', '*', 'length'],
      lacks: ['people', '@', '`true`'],
      after: { kind: '::site.kind', keys: '::site.keys(@)' },
    });
    await check('::people[0].$0', { has: OF_PERSON });
    await check('::people[*].mail.$0', { has: ['work'], lacks: ['name'] });
    await check('::people[0].mail | $0', { has: ['work'], lacks: ['people'] });
    await check('::max_by(people, &age).$0', { has: OF_PERSON });
    await check('::{a: count}.$0', { has: ['a'], lacks: KEYS });
  });

  it('offers what goes into brackets', async () => {
    await check('::people[$0', {
      labels: ['*', '?', '0', '-1', '0:10', '::-1', ']'],
      after: { '*': '::people[*]', '?': "::people[?${1:key} == '${2:value}']", ']': '::people[]' },
    });
    await check('::people[$0]', { labels: ['*', '?', '0', '-1', '0:10', '::-1'], after: { '0': '::people[0]' } });
    await check('::[$0', { has: KEYS });
    await check('::site.[$0', { has: ['name'], lacks: ['people'] });
    await check('::people[0:$0', { labels: [] });
  });

  it('offers the keys of the items in a filter', async () => {
    await check('::people[?$0', {
      has: [...OF_PERSON, 'contains'],
      lacks: ['people'],
      after: { age: '::people[?age' },
    });
    await check('::people[?age > $0', { has: [...OF_PERSON, '`5`'] });
    await check('::people[?contains($0', { has: OF_PERSON });
    await check('::people[?mail.$0]', { has: ['work'] });
    await check("::people[?name == 'x'].$0", { has: OF_PERSON });
    await check('::people[?a && $0', { has: OF_PERSON });
    await check('::people[?!$0', { has: OF_PERSON });
  });

  it('offers operators behind a value', async () => {
    await check('::count $0', {
      labels: ['|', '||', '&&', '==', '!=', '<', '<=', '>', '>='],
      after: { '||': '::count || ' },
    });
    await check('::people[?age $0', { has: ['==', '&&'], after: { '==': '::people[?age == ' } });
    await check('::count$0', { lacks: ['=='] });
    await check('::people[0]$0', { labels: [] });
  });

  it('goes on behind operators', async () => {
    for (const operator of ['|', '||', '&&', '==', '<', '!'])
      await check(`::count ${operator} $0`, { has: ['length'] });
    await check('::site | $0', { has: ['name'], lacks: KEYS });
    await check('::site || $0', { has: KEYS });
  });

  it('offers keys with & where a function takes an expression', async () => {
    await check('::sort_by(people, $0)', { has: ['&name', '&age'], after: { '&age': '::sort_by(people, &age)' } });
    await check('::sort_by(people, &$0)', { has: OF_PERSON, after: { age: '::sort_by(people, &age)' } });
    await check('::map($0, people)', { has: ['&mail'] });
    await check('::map(&$0, people)', { has: OF_PERSON });
    await check('::length($0)', { lacks: ['&name'] });
  });

  it('quotes keys that are no names, as JSON wants it', async () => {
    await check('::people[0].$0', { after: { 'first name': '::people[0].\\"first name\\"' } });
    await check('::people[0].\\"fi$0\\"', { after: { 'first name': '::people[0].\\"first name\\"' } });
    await check('::people[0].\\"fi$0', { after: { 'first name': '::people[0].\\"first name\\"' } });
    await check('::\'\\u00e9\' || \\"a\\" || cou$0', { after: { count: '::\'\\u00e9\' || \\"a\\" || count' } });
  });

  it('offers values of an enumeration', async () => {
    await check('::type(count) == $0', {
      has: ["'number'", "'array'"],
      after: { "'number'": "::type(count) == 'number'" },
    });
    await check("::type(count) == 'nu$0'", { has: ["'number'"], after: { "'number'": "::type(count) == 'number'" } });
    await check("::people[?type(name) != 's$0", { after: { "'string'": "::people[?type(name) != 'string'" } });
    await check("::'te$0xt'", { labels: [] });
    await check('::flexli_random_string(`6`, $0)', { has: ["'lowercase'", "'numbers'"] });
    await check("::flexli_random_string(`6`, 'nu$0')", { labels: ["'lowercase'", "'numbers'", "'uppercase'"] });
  });

  it('offers pairs in braces', async () => {
    await check('::site.{$0', { has: ['name', 'kind'], lacks: ['length'], after: { name: '::site.{name: name' } });
    await check('::{a: count, $0}', { has: KEYS, after: { count: '::{a: count, count: count}' } });
    await check('::{a: $0}', { has: [...KEYS, 'length'] });
  });

  it('reads what the place reads', async () => {
    await checkCompletion(around('"transform": {"a": "::$0"}'), { context: nothing, lacks: KEYS, has: ['length'] });
    await checkCompletion(around('"variables": {"a": "::$0"}'), { context: nothing, has: KEYS });
    const compared = '"condition": {"criteria": [{"attributes": [{"type": "String", "attribute": "::$0"}]}]}';
    await checkCompletion(around(compared), {
      context: nothing,
      has: [...KEYS, 'length'],
      lacks: ['flexli_datetime_now'],
    });
  });

  it('knows the iterator around', async () => {
    const iterator = (inner: string) =>
      around(
        `"parameters": {}}, {"order": 2, "type": "Flexli:CoreV1:Iterator", "parameters": {"array_path": "::people", "actions": [{"order": 1, "type": "A", ${inner}}]}`,
      );
    await checkCompletion(iterator('"parameters": {"a": "::$0"}'), {
      context: nothing,
      has: [...OF_PERSON, 'flexli_iterator_value'],
      lacks: KEYS,
    });
    await checkCompletion(iterator('"parameters": {"a": "::flexli_iterator_value().$0"}'), {
      context: nothing,
      has: OF_PERSON,
    });
  });

  it('works while everything is broken', async () => {
    const broken = `{"description": "Input: ${INPUT}", "actions": [{"parameters": {"a": "::people[?age > `;
    await checkCompletion(`${broken}$0`, { context: nothing, has: OF_PERSON });
    await check("::people[?name == 'x].$0", { labels: [] });
    await check('::# site.$0', { has: ['name'] });
  });

  it('is silent where nothing is evaluated', async () => {
    await checkCompletion('{"name": "::$0"}', { context: nothing, labels: [] });
    await check(':$0:', { labels: [] });
  });

  it('offers the parameters of a connector’s action', async () => {
    const action = (rest: string) =>
      `{"actions": [{"type": "A", ${rest}, "parameters": {"properties": {"id": {"type": "string", "enum": ["a", "b"]}}}}]}`;
    const kind: LanguageKind = 'connector';
    await checkCompletion(action('"query": {"q": "::$0"}'), { kind, context: nothing, has: ['id'] });
    await checkCompletion(action('"path": "x/{$0"'), {
      kind,
      context: nothing,
      labels: ['id'],
      after: { id: action('"path": "x/{id}"') },
    });
    await checkCompletion(action('"query": {"q": "::id == $0"}'), { kind, context: nothing, has: ["'a'", "'b'"] });
  });
});

describe('completion of {name} fields', () => {
  const text = (source: string) =>
    around(`"variables": {"who": "::people[0].name", "size": 5}, "parameters": {"t": "${source}"}`);

  it('offers the variables behind a brace', async () => {
    await checkCompletion(text('Hello {$0'), {
      context: nothing,
      labels: ['size', 'who'],
      after: { who: text('Hello {who}') },
    });
    await checkCompletion(text('Hello {wh$0o}!'), { context: nothing, after: { who: text('Hello {who}!') } });
    await checkCompletion(text('{w$0:>5}'), { context: nothing, after: { who: text('{who:>5}') } });
    await checkCompletion(text('\\u00e9\\n{$0'), { context: nothing, after: { who: text('\\u00e9\\n{who}') } });
  });

  it('offers none behind a doubled brace, or without variables', async () => {
    await checkCompletion(text('{{$0'), { context: nothing, lacks: ['who'] });
    await checkCompletion(text('{who} $0'), { context: nothing, lacks: ['who'] });
    await check('{$0', { lacks: ['who'] });
  });
});
