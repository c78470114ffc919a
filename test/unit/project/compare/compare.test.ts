import assert from 'node:assert/strict';
import type { DocumentKind } from '../../../../flexli/model/documentKind';
import type { JsonObject } from '../../../../flexli/model/json';
import type { AccountDocument } from '../../../../flexli/project/account/accountDocument';
import { unreadParts } from '../../../../flexli/project/compare/comparable';
import { differencesFrom } from '../../../../flexli/project/compare/comparison';
import { digestOf } from '../../../../flexli/project/compare/digests';
import { matchesTemplate } from '../../../../flexli/project/compare/template';

const ID = '01M87HJ8B6K2E7XXZNW1FCBS1X';

function account(kind: DocumentKind, content: JsonObject): AccountDocument {
  return { kind, id: ID, version: 1, release: true, name: 'Name', content: { id: ID, version: 1, ...content } };
}

function checkWorkflow(mine: JsonObject, theirs: JsonObject, expected: readonly string[] = []): void {
  const base = { name: 'Name', schema_version: 1 };
  const read = { ...base, is_release_version: true, enabled: true, actions: [], ...theirs };
  assert.deepEqual(differencesFrom({ ...base, actions: [], ...mine }, account('workflow', read)), expected);
}

/** What the API reads back of an action of a connector. */
function readAction(more: JsonObject = {}): JsonObject {
  return { connector_id: ID, connector_type: 'Chat', type: 'Post', order: 1, parameters: {}, ...more };
}

function action(more: JsonObject = {}): JsonObject {
  return { connector_id: ID, type: 'Post', order: 1, ...more };
}

const WAIT = 'Flexli:CoreV1:Wait';

describe('comparing a workflow with the account', () => {
  const same: readonly (readonly [string, JsonObject, JsonObject])[] = [
    ['defaults', {}, { description: null, source: null }],
    ['what is never read back', { timeout: 5, on_error: { max_retries: 1 } }, {}],
    ['spaces around the name', { name: '  Name ' }, {}],
    ['words for true', { enabled: 'yes' }, {}],
    ['words for false', { enabled: 0 }, { enabled: false }],
    [
      'parts of actions that are not read back',
      {
        actions: [
          action({ description: 'x', variables: { a: 1 }, timeout: 9, on_error: null, wait_for_callback: true }),
        ],
      },
      { actions: [readAction()] },
    ],
    ['empty parameters', { actions: [action({ parameters: {} })] }, { actions: [readAction()] }],
    [
      'another order of actions',
      { actions: [action({ order: 2 }), action()] },
      { actions: [readAction(), readAction({ order: 2 })] },
    ],
    ['numbers that are written as texts', { actions: [action({ order: '1' })] }, { actions: [readAction()] }],
    [
      'core actions',
      { actions: [{ type: WAIT, order: 1, parameters: { seconds: '5' } }] },
      {
        actions: [
          { connector_id: 'Flexli:CoreV1', connector_type: WAIT, type: WAIT, order: 1, parameters: { seconds: 5 } },
        ],
      },
    ],
    [
      'defaults of conditions',
      { actions: [action({ condition: { criteria: [{ attributes: [] }] } })] },
      {
        actions: [
          readAction({
            condition: { operator: 'and', criteria: [{ operator: 'and', attributes: [] }], on_fail: 'fail' },
          }),
        ],
      },
    ],
    [
      'custom events',
      { source: { type: 'Flexli:CoreV1:CustomEvent', parameters: { event_type: 'Asked' } } },
      {
        source: {
          connector_id: 'Flexli:CoreV1',
          connector_type: 'Flexli:CoreV1:CustomEvent',
          type: 'Asked',
          parameters: { event_type: 'Asked' },
        },
      },
    ],
    [
      'custom events of a build that reads no parameters back',
      { source: { type: 'Flexli:CoreV1:CustomEvent', parameters: { event_type: 'Asked' } } },
      { source: { connector_id: null, connector_type: 'Flexli:CoreV1:CustomEvent', type: 'Asked' } },
    ],
    [
      'schedules of such a build',
      { source: { type: 'Flexli:CoreV1:Schedule', parameters: { rate: '5 minutes' } } },
      { source: { connector_type: 'Flexli:CoreV1:Schedule', type: 'Flexli:CoreV1:Schedule' } },
    ],
    [
      'events of connectors',
      { source: { connector_id: ID, type: 'Posted', transform: { a: '::b' } } },
      { source: { connector_id: ID, connector_type: 'Chat', type: 'Posted', transform: { a: '::b' } } },
    ],
    [
      'inside of iterators',
      {
        actions: [
          {
            type: 'Flexli:CoreV1:Iterator',
            order: 1,
            parameters: { array_path: '::a', actions: [action({ variables: { a: 1 } })] },
          },
        ],
      },
      {
        actions: [
          {
            connector_type: 'Flexli:CoreV1:Iterator',
            type: 'Flexli:CoreV1:Iterator',
            order: 1,
            parameters: { array_path: '::a', actions: [action()] },
          },
        ],
      },
    ],
    [
      'inside of branches',
      {
        actions: [
          {
            type: 'Flexli:CoreV1:Branch',
            order: 1,
            parameters: {
              branches: [
                { order: 2, description: 'x', actions: [action()] },
                { order: 1, actions: [] },
              ],
            },
          },
        ],
      },
      {
        actions: [
          {
            connector_type: 'Flexli:CoreV1:Branch',
            type: 'Flexli:CoreV1:Branch',
            order: 1,
            parameters: {
              branches: [
                { order: 1, actions: [] },
                { order: 2, actions: [action()] },
              ],
            },
          },
        ],
      },
    ],
    [
      'secrets and ids that are not known',
      { actions: [action({ connector_id: '{{Chat}}', parameters: { a: 'x {{Token}}' } })] },
      { actions: [readAction({ parameters: { a: 'x y' } })] },
    ],
  ];
  for (const [what, mine, theirs] of same) {
    it(`does not count ${what}`, () => {
      checkWorkflow(mine, theirs);
    });
  }

  const different: readonly (readonly [string, JsonObject, JsonObject, readonly string[]])[] = [
    ['the name', { name: 'Other' }, {}, ['name']],
    ['whether it is enabled', { enabled: false }, {}, ['enabled']],
    ['a source', {}, { source: { connector_type: 'Chat', connector_id: ID, type: 'Posted' } }, ['source']],
    ['another action', { actions: [action(), action({ order: 2 })] }, { actions: [readAction()] }, ['actions[1]']],
    [
      'parameters',
      { actions: [action({ parameters: { a: { b: [1, 2] } } })] },
      { actions: [readAction({ parameters: { a: { b: [1, 3] } } })] },
      ['actions[0].parameters.a.b[1]'],
    ],
    [
      'null in parameters',
      { actions: [action({ parameters: { a: null } })] },
      { actions: [readAction({ parameters: { b: 1 } })] },
      ['actions[0].parameters.a', 'actions[0].parameters.b'],
    ],
    [
      'a condition',
      { actions: [action({ condition: { criteria: [], on_fail: 'skip' } })] },
      { actions: [readAction({ condition: { criteria: [] } })] },
      ['actions[0].condition.on_fail'],
    ],
    [
      'a text around a secret',
      { actions: [action({ parameters: { a: 'x {{Token}} z' } })] },
      { actions: [readAction({ parameters: { a: 'x y' } })] },
      ['actions[0].parameters.a'],
    ],
    [
      'a schedule',
      { source: { type: 'Flexli:CoreV1:Schedule', parameters: { rate: '5 minutes' } } },
      {
        source: {
          connector_type: 'Flexli:CoreV1:Schedule',
          type: 'Flexli:CoreV1:Schedule',
          parameters: { rate: '6 minutes' },
        },
      },
      ['source.parameters.rate'],
    ],
  ];
  for (const [what, mine, theirs, paths] of different) {
    it(`sees ${what}`, () => {
      checkWorkflow(mine, theirs, paths);
    });
  }
});

describe('comparing a connector with the account', () => {
  const mine: JsonObject = {
    type: 'Chat',
    name: 'Chat',
    description: 'd',
    schema_version: 1,
    config: { host: 'h', credentials: { type: 'BearerToken', bearer_token: '{{Token}}' } },
    actions: [{ type: 'Post', method: 'post', path: 'p' }],
  };
  const theirs: JsonObject = {
    ...mine,
    config: { host: 'h', base_path: null, default_headers: null },
    events: [],
    actions: [
      {
        type: 'Post',
        name: null,
        description: null,
        method: 'post',
        path: 'p',
        headers: null,
        query: null,
        body: null,
        parameters: null,
      },
    ],
  };

  it('counts neither credentials nor nulls', () => {
    assert.deepEqual(differencesFrom(mine, account('connector', theirs)), []);
  });

  it('sees headers and the parameters of actions', () => {
    const changed = {
      ...theirs,
      config: { host: 'h', default_headers: { A: 'b' } },
      actions: [{ type: 'Post', method: 'post', path: 'p', parameters: { type: 'object' } }],
    };
    assert.deepEqual(differencesFrom(mine, account('connector', changed)), [
      'config.default_headers',
      'actions[0].parameters',
    ]);
  });
});

describe('what cannot be compared', () => {
  it('is named', () => {
    const nested = {
      type: 'Flexli:CoreV1:Iterator',
      order: 1,
      parameters: { actions: [action({ variables: { a: 1 } })] },
    };
    assert.deepEqual(unreadParts('workflow', { timeout: 5, actions: [nested] }), ['timeout', 'variables']);
    assert.deepEqual(
      unreadParts('workflow', { on_error: null, actions: [action({ parameters: { timeout: 5 } })] }),
      [],
    );
    assert.deepEqual(unreadParts('connector', { config: { credentials: { type: 'ApiKey' } } }), ['credentials']);
    assert.deepEqual(unreadParts('connector', { config: { host: 'h' } }), []);
  });
});

describe('texts with placeholders', () => {
  const cases: readonly (readonly [string, unknown, boolean])[] = [
    ['a', 'a', true],
    ['a', 'b', false],
    ['1', 1, false],
    ['{{A}}', 'anything', true],
    ['{{A}}', 5, true],
    ['{{A}}', undefined, false],
    ['x {{A}}', 'x y', true],
    ['x {{A}}', 'x ', true],
    ['x {{A}}', 'y', false],
    ['x {{A}}', 5, false],
    ['a{{A}}b{{B}}c', 'aXbYc', true],
    ['a{{A}}b{{B}}c', 'aXYc', false],
    ['ab{{A}}ba', 'aba', false],
    ['a{{A}}bc{{B}}c', 'abc', false],
  ];
  for (const [text, value, expected] of cases) {
    it(`${JSON.stringify(value)} ${expected ? 'can' : 'cannot'} come from ${JSON.stringify(text)}`, () => {
      assert.equal(matchesTemplate(text, value as string), expected);
    });
  }
});

describe('digests', () => {
  it('depend on what a document says, not on the order of its keys', () => {
    assert.equal(digestOf({ a: 1, b: { c: [1, 2], d: null } }), digestOf({ b: { d: null, c: [1, 2] }, a: 1 }));
    assert.match(digestOf({}), /^[\w-]{22}$/);
    const others = [{ a: 1 }, { a: '1' }, { a: [1] }, { a: null }, {}, { b: 1 }].map(digestOf);
    assert.equal(new Set(others).size, others.length);
    assert.notEqual(digestOf([1, 2]), digestOf([2, 1]));
  });
});
