import assert from 'node:assert/strict';
import type { JsonValue } from '../../../../flexli/model/json';
import { siteOf, visitSites } from '../../../../server/languageservice/expressions/findSites';
import type { ExpressionSite } from '../../../../server/languageservice/expressions/site';
import type { LanguageKind } from '../../../../server/languageservice/languageDocument';
import { LanguageDocument } from '../../../../server/languageservice/languageDocument';

function line({ reads, functions, insideIterator, perItem, fills }: ExpressionSite): string {
  const more = [
    functions === 'standard' ? 'standard' : '',
    insideIterator ? 'iterator' : '',
    perItem ? 'for every item' : '',
    fills ? `fills ${fills}` : '',
  ];
  return [reads, ...more.filter((word) => word !== '')].join(', ');
}

/** Every string that is evaluated, with what it reads; asked for one by one, each string gives the same. */
function checkSites(kind: LanguageKind, content: JsonValue, expected: Readonly<Record<string, string>>): void {
  const document = new LanguageDocument('file:///a', kind, 1, JSON.stringify(content));
  const found: Record<string, string> = {};
  visitSites(kind, document.root, { start: 0, end: document.text.length }, (node, site) => {
    found[String(node.value)] = line(site);
    const alone = siteOf(kind, node);
    assert.deepEqual(alone && line(alone), line(site));
  });
  assert.deepEqual(found, expected);
}

const condition = (value: string) => ({
  operator: 'and',
  criteria: [{ attributes: [{ type: 'String', attribute: `::${value}`, operator: 'eq', value }] }],
  on_fail: 'skip',
});

describe('where the engine evaluates strings', () => {
  it('in the source of a workflow', () => {
    checkSites(
      'workflow',
      {
        name: 'x',
        source: { type: 'T', parameters: { event_type: 'e' }, condition: condition('c'), transform: { a: 't' } },
      },
      { '::c': 'input, standard', c: 'input, standard', t: 'input' },
    );
  });

  it('in its actions', () => {
    checkSites(
      'workflow',
      {
        actions: [
          {
            type: 'Post',
            connector_id: 'id',
            description: 'd',
            condition: condition('c'),
            variables: { v: 'v' },
            parameters: { p: 'p', deep: [{ actions: 'q' }] },
            transform: { t: 't' },
            on_error: { on_fail: 'skip' },
          },
        ],
      },
      {
        '::c': 'state, standard',
        c: 'state, standard',
        v: 'state',
        p: 'state, fills variables',
        q: 'state, fills variables',
        t: 'response',
      },
    );
  });

  it('in the actions inside of iterators and branches', () => {
    const inner = { type: 'Flexli:CoreV1:CustomEvent', parameters: { body: 'body' }, variables: { v: 'v' } };
    checkSites(
      'workflow',
      {
        actions: [
          {
            type: 'Flexli:CoreV1:Iterator',
            parameters: { array_path: 'list', iterator_input: { i: 'i' }, actions: [inner] },
          },
        ],
      },
      {
        list: 'state, fills variables',
        i: 'state, for every item, fills variables',
        body: 'state, iterator, fills variables',
        v: 'state, iterator',
      },
    );
    checkSites(
      'workflow',
      {
        actions: [
          {
            type: 'Flexli:CoreV1:Branch',
            parameters: { other: 'x', branches: [{ description: 'd', condition: condition('c'), actions: [inner] }] },
          },
        ],
      },
      { '::c': 'state, standard', c: 'state, standard', body: 'state, fills variables', v: 'state' },
    );
  });

  it('in the requests of a connector', () => {
    checkSites(
      'connector',
      {
        type: 'T',
        config: { host: 'h', default_headers: { a: 'x' } },
        events: [{ type: 'E', schema: { title: 's' } }],
        actions: [
          {
            type: 'A',
            path: 'path',
            headers: { h: 'h' },
            query: { q: 'q' },
            body: { b: ['b'] },
            parameters: { title: 'p' },
          },
        ],
      },
      {
        path: 'parameters, fills parameters',
        h: 'parameters, fills parameters',
        q: 'parameters, fills parameters',
        b: 'parameters, fills parameters',
      },
    );
  });

  it('nowhere else', () => {
    checkSites('project', { variables: { a: '::b' } }, {});
    checkSites('workflow', { actions: { a: '::b' }, source: ['::c'] }, {});
    checkSites('workflow', '::a', {});
  });
});
