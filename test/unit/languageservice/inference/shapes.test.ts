import assert from 'node:assert/strict';
import type { JsonValue } from '../../../../flexli/model/json';
import { parseExpression } from '../../../../flexli/expressions/parser';
import { shapeOfExpression } from '../../../../server/languageservice/inference/expressionShape';
import type { Rest, Shape } from '../../../../server/languageservice/inference/shape';
import { NULL, NUMBER, STRING, UNKNOWN } from '../../../../server/languageservice/inference/shape';
import { shapeOfJson } from '../../../../server/languageservice/inference/shapeOfJson';
import { shapeOfSchema } from '../../../../server/languageservice/inference/shapeOfSchema';
import { shapeTree, shapeWords } from '../../../../server/languageservice/inference/shapeText';
import { unite, uniteAll, withoutNull } from '../../../../server/languageservice/inference/unite';
import { updated } from '../../../../server/languageservice/inference/update';
import { shapeLine } from './shapeLine';

const json = (value: JsonValue, rest: Rest = 'none') => shapeOfJson(value, rest);

function checkLine(shape: Shape, expected: string, about = expected): void {
  assert.equal(shapeLine(shape), expected, about);
}

describe('shapeOfJson', () => {
  it('takes values as they are', () => {
    checkLine(json({ a: 1, b: ['x'], c: null, d: { e: true } }), '{a: number, b: [string], c: null, d: {e: boolean}}');
    checkLine(json([]), '[any]');
    checkLine(json([{ a: 1 }, { b: 2 }]), '[{a?: number, b?: number}]');
    checkLine(json([1, 'a']), '[number | string]');
    checkLine(json({ a: {} }, 'possible'), '{a: {…}, …}');
  });
});

describe('unite', () => {
  it('keeps the same object where nothing is new', () => {
    const shape = json({ a: 1, b: { c: ['x'] } });
    assert.equal(unite(shape, shape), shape);
    assert.equal(unite(shape, json({ a: 1, b: { c: ['x'] } })), shape);
    assert.equal(unite(UNKNOWN, shape), UNKNOWN);
  });

  it('marks keys that only one of them has', () => {
    checkLine(unite(json({ a: 1, b: 1 }), json({ a: 'x', c: 1 })), '{a: number | string, b?: number, c?: number}');
    checkLine(unite(json({ a: 1 }), json({ b: 1 }, 'possible')), '{a?: number, b?: number, …}');
    checkLine(unite(json({ a: { b: 1 } }), json({ a: { c: 1 } })), '{a: {b?: number, c?: number}}');
  });

  it('keeps one of each type', () => {
    checkLine(uniteAll([NUMBER, STRING, NUMBER, json([1]), json(['x'])]), 'number | string | [number | string]');
    checkLine(uniteAll([]), 'any');
    checkLine(withoutNull(unite(NULL, STRING)), 'string');
    checkLine(withoutNull(NULL), 'null');
  });

  it('collects values, up to a number that still says something', () => {
    const word = (text: string): Shape => ({ kind: 'string', values: [text] });
    checkLine(unite(word('a'), word('b')), '"a"/"b"');
    checkLine(unite(word('a'), STRING), 'string');
    checkLine(uniteAll(Array.from({ length: 30 }, (_, index) => word(`${index}`))), 'string');
  });
});

describe('updated', () => {
  const update = (target: Shape, path: string, value: Shape) => updated(target, [{ keys: path.split('.'), value }]);

  it('puts values where keys lead, and makes the objects on the way', () => {
    checkLine(update(json({}), 'a.b.c', NUMBER), '{a: {b: {c: number}}}');
    checkLine(update(json({ a: 'x' }), 'a.b', NUMBER), '{a: {b: number}}');
    checkLine(update(json({ a: { b: 1 }, x: 1 }), 'a.c', STRING), '{a: {b: number, c: string}, x: number}');
    checkLine(update(UNKNOWN, 'a.b', NUMBER), '{a: {b: number, …}, *}');
  });

  it('merges objects and replaces everything else', () => {
    checkLine(update(json({ a: { b: 1 } }), 'a', json({ c: 1 })), '{a: {b: number, c: number}}');
    checkLine(update(json({ a: [1] }), 'a', json(['x'])), '{a: [string]}');
    checkLine(update(json({ a: { b: { c: 1 } } }), 'a', json({ b: { d: 1 } })), '{a: {b: {c: number, d: number}}}');
    checkLine(update(UNKNOWN, 'a', json({ b: 1 })), '{a: {b: number, …}, *}');
  });
});

describe('shapeOfSchema', () => {
  const check = (schema: JsonValue, expected: string) => {
    checkLine(shapeOfSchema(schema), expected, JSON.stringify(schema));
  };

  it('reads types, properties and items', () => {
    check({ type: 'string' }, 'string');
    check({ type: 'integer' }, 'number');
    check({ type: ['string', 'null'] }, 'string | null');
    check({ type: 'array', items: { type: 'number' } }, '[number]');
    check({ type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }, '{a: string, …}');
    check({ properties: { a: {} }, additionalProperties: false }, '{a?: any}');
    check({ type: 'object' }, '{*}');
    check({ type: 'object', additionalProperties: { type: 'number' } }, '{*: number}');
    check({ type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'number' } }, '[string | number]');
  });

  it('reads constants', () => {
    check({ enum: ['a', 'b', 1] }, '"a"/"b" | 1');
    check({ const: null }, 'null');
    check({ enum: [{ a: 1 }] }, '{*}');
  });

  it('reads combinations and references', () => {
    check({ anyOf: [{ type: 'string' }, { type: 'number' }] }, 'string | number');
    check(
      { allOf: [{ properties: { a: { type: 'string' } } }, { properties: { b: {} } }] },
      '{a?: string, b?: any, …}',
    );
    check({ $defs: { p: { type: 'number' } }, properties: { a: { $ref: '#/$defs/p' } } }, '{a?: number, …}');
    check({ definitions: { 'a/b': { type: 'number' } }, $ref: '#/definitions/a~1b' }, 'number');
  });

  it('leaves open what is no schema, or goes round in circles', () => {
    check(null, 'any');
    check({ type: 'nonsense' }, 'any');
    check({ $ref: '#/nowhere' }, 'any');
    check({ $ref: 'https://example.com/other' }, 'any');
    check({ $ref: '#' }, 'any');
    const tree = shapeLine(shapeOfSchema({ properties: { child: { $ref: '#' } } }));
    assert.match(tree, /^(\{child\?: )+any(, …\})+$/);
  });
});

describe('shapeOfExpression', () => {
  const state = json({
    people: [{ name: 'Ann', age: 47, tags: ['a'], mail: { work: 'x' } }],
    site: { name: 'Bern', rooms: [[1]] },
    count: 1,
    flag: true,
  });
  const check = (expression: string, expected: string, source: Shape = state) => {
    checkLine(shapeOfExpression(parseExpression(expression).ast, source), expected, expression);
  };

  it('follows paths', () => {
    check(
      '@',
      '{people: [{name: string, age: number, tags: [string], mail: {work: string}}], site: {name: string, rooms: [[number]]}, count: number, flag: boolean}',
    );
    check('site.name', 'string');
    check('people[0].mail.work', 'string');
    check('people[-1]', '{name: string, age: number, tags: [string], mail: {work: string}}');
    check('site.nothing', 'null');
    check('count.name', 'null');
    check('count[0]', 'null');
    check('a.b[0].c', 'any', UNKNOWN);
  });

  it('follows projections, filters and slices', () => {
    check('people[*].name', '[string]');
    check('people[].tags[]', '[string]');
    check('people[?age > `1`].{n: name, t: tags[0]}', '[{n: string, t: string}]');
    check('people[:2].age', '[number]');
    check('site.rooms[]', '[number]');
    check('site.*', '[string | [[number]]]');
    check('people[*].mail.*', '[[string]]');
    check('people[*].mail | [0].work', 'string');
  });

  it('follows operators', () => {
    check('count || site.name', 'number | string');
    check('nothing || site.name', 'string');
    check('flag && count', 'boolean | number');
    check('count == `1`', 'boolean');
    check('!count', 'boolean');
    check('[count, site.name]', '[number | string]');
    check('{a: count, b: {c: flag}}', '{a: number, b: {c: boolean}}');
    check("'x'", 'string');
    check('`{"a": [1]}`', '{a: [number]}');
  });

  it('knows what functions give', () => {
    check('length(people)', 'number');
    check('keys(site)', '[string]');
    check('values(site)', '[string | [[number]]]');
    check('sort_by(people, &age)[0].name', 'string');
    check('max_by(people, &age).mail', '{work: string}');
    check('map(&mail.work, people)', '[string]');
    check('not_null(nothing, count)', 'number');
    check('merge(site, {name: count, x: flag})', '{name: number, rooms: [[number]], x: boolean}');
    check('to_array(count)', '[number]');
    check('reverse(people)[0].age', 'number');
    check('type(count)', '"string"/"number"/"boolean"/"array"/"object"/"null"');
    check(
      'flexli_diff_arrays(site.rooms, people)',
      '{added: [{name: string, age: number, tags: [string], mail: {work: string}}], removed: [[number]]}',
    );
    check('nope(count)', 'any');
    check('max(site.rooms[0])', 'number');
  });

  it('gives the item of the iterator', () => {
    const shape = shapeOfExpression(parseExpression('flexli_iterator_value().id').ast, UNKNOWN, {
      iteratorItem: json({ id: 1 }),
    });
    checkLine(shape, 'number');
  });

  it('tells every key that is read, with what it is read from', () => {
    const reads: string[] = [];
    const onField = ({ name }: { name: string }, from: Shape) => reads.push(`${name} of ${from.kind}`);
    shapeOfExpression(parseExpression('people[?age > count].mail.work').ast, state, { onField });
    assert.deepEqual(reads, [
      'people of object',
      'age of object',
      'count of object',
      'mail of object',
      'work of object',
    ]);
  });

  it('takes broken and very deep expressions', () => {
    check('people[0].', 'any');
    check('site.name people', 'any');
    check(Array(3000).fill('a').join(' || '), 'any');
  });
});

describe('shapeWords and shapeTree', () => {
  it('say a shape to people', () => {
    const words = [json({}), json([{}]), json(['a']), json([]), NUMBER, unite(NULL, STRING), UNKNOWN].map(shapeWords);
    assert.deepEqual(words, [
      'object',
      'list of objects',
      'list of texts',
      'list',
      'number',
      'null or text',
      undefined,
    ]);
    assert.equal(shapeWords({ kind: 'string', values: ['low', 'high'] }), '"low" or "high"');
  });

  it('show what is in it', () => {
    const shape = json({ a: 1, 'b c': [{ d: 'x' }] }, 'possible');
    assert.equal(shapeTree(shape), '{\n  a: number\n  "b c": [{\n    d: string\n    …\n  }]\n  …\n}');
    assert.equal(shapeTree(NUMBER), undefined);
    assert.equal(shapeTree(json([1])), undefined);
  });
});
