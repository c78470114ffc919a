import assert from 'node:assert/strict';
import type { JsonValue } from '../../../../flexli/model/json';
import { createCatalog } from '../../../../server/languageservice/catalog';
import type { CatalogConnector } from '../../../../server/languageservice/catalog';
import type { KnownSamples, LanguageContext } from '../../../../server/languageservice/context';
import { createBindings, emptyContext } from '../../../../server/languageservice/context';
import { ParsedExpressions } from '../../../../server/languageservice/expressions/parsedExpressions';
import { StateInference } from '../../../../server/languageservice/inference/stateInference';
import { LanguageDocument } from '../../../../server/languageservice/languageDocument';
import { diskFile } from '../../../../server/languageservice/workspace/workspaceIndex';
import { shapeLine } from './shapeLine';

const ID = '01J0000000000000000000CHAT';
const URI = 'file:///project/test.fewrk.json';

const chat: CatalogConnector = {
  id: ID,
  document: {
    type: 'TeamChat',
    name: 'Team Chat',
    description: '',
    schema_version: 1,
    config: { host: 'chat.example.com' },
    events: [
      {
        type: 'Posted',
        name: 'Posted',
        description: '',
        schema: {
          type: 'object',
          required: ['text'],
          properties: { text: { type: 'string' }, by: { type: 'object' } },
        },
      },
      { type: 'Closed', name: '', description: '', schema: { properties: { id: {} }, additionalProperties: false } },
    ],
    actions: [{ type: 'Post', method: 'post', path: '/' }],
  },
};

const catalog = createCatalog([chat], true);
const known: LanguageContext = { catalog, bindings: createBindings(new Map(), catalog) };

/** A context with these files in the workspace. */
function withFiles(files: Readonly<Record<string, JsonValue>>): LanguageContext {
  const list = Object.entries(files).map(([uri, content]) => diskFile(uri, 'workflow', JSON.stringify(content)));
  const { bindings } = known;
  const workspace = {
    files: list,
    find: (uri: string) => list.find((file) => file.uri === uri),
    bindingsOf: () => bindings,
  };
  return { ...known, workspace };
}

/**
 * The states before the actions with these paths, or `input` and `end`, as lines.
 */
function checkStates(
  workflow: JsonValue,
  expected: Readonly<Record<string, string>>,
  context: LanguageContext = emptyContext(),
): void {
  const document = new LanguageDocument(URI, 'workflow', 1, JSON.stringify(workflow));
  const states = new StateInference(new ParsedExpressions()).statesOf(document, context);
  for (const [path, line] of Object.entries(expected)) {
    const node = document.flexli?.nodeAt(path.replace(/ response$/, ''));
    const action = node && states.of(node);
    const shape =
      path === 'input'
        ? states.input
        : path === 'end'
          ? states.end
          : path.endsWith(' response')
            ? action?.response
            : action?.before;
    assert.ok(shape, `no state at ${path}`);
    assert.equal(shapeLine(shape), line, path);
  }
}

const post = (order: number, more: Readonly<Record<string, JsonValue>> = {}): JsonValue => ({
  order,
  connector_id: ID,
  type: 'Post',
  ...more,
});

describe('the input of a workflow', () => {
  const event = (type: string) => ({ source: { connector_id: ID, type }, actions: [] });

  it('is what the schema of the event says', () => {
    checkStates(event('Posted'), { input: '{text: string, by?: {*}, …}' }, known);
    checkStates(event('Closed'), { input: '{id?: any}' }, known);
    checkStates(event('Unknown'), { input: 'any' }, known);
    checkStates(event('Posted'), { input: 'any' });
  });

  it('is nothing that a schedule would pass', () => {
    checkStates({ source: { type: 'Flexli:CoreV1:Schedule', parameters: { rate: '1 day' } } }, { input: '{…}' });
  });

  it('is what the workspace passes with the event', () => {
    const listener = { source: { type: 'Flexli:CoreV1:CustomEvent', parameters: { event_type: 'Done' } }, actions: [] };
    const emit = (body: JsonValue, transform?: JsonValue) => ({
      actions: [
        { order: 1, type: 'Flexli:CoreV1:Wait', parameters: { seconds: 1 }, ...(transform && { transform }) },
        { order: 2, type: 'Flexli:CoreV1:CustomEvent', parameters: { event_type: 'Done', body } },
      ],
    });
    const files = {
      'file:///project/a.fewrk.json': emit({ id: 1, who: '::user.name' }),
      'file:///project/b.fewrk.json': emit('::made', { 'made.id': 'x', 'made.at': '::flexli_datetime_now()' }),
    };
    checkStates(listener, { input: '{id: number | string, who?: any, at?: string, …}' }, withFiles(files));
    checkStates(listener, { input: 'any' }, withFiles({}));
  });

  it('is what a workflow of the workspace starts it with', () => {
    const files = {
      [URI]: { name: 'Child' },
      'file:///project/parent.fewrk.json': {
        actions: [
          {
            order: 1,
            type: 'Flexli:CoreV1:RunWorkflow',
            parameters: { workflow_id: '{{Child}}', workflow_input: { user: { id: '::id' } } },
          },
        ],
      },
    };
    checkStates({ name: 'Child', actions: [] }, { input: '{user: {id: any}, …}' }, withFiles(files));
  });

  it('is like its samples', () => {
    checkStates({ description: 'Does it. Input: {"code": 404}', actions: [] }, { input: '{code: number, …}' });
    checkStates({ description: 'Input: {broken', actions: [] }, { input: 'any' });
    const samples: KnownSamples = {
      inputsOf: (uri) => (uri === URI ? [{ code: 1 }, { name: 'x' }] : []),
      responsesOf: (connector, action) => (connector === 'TeamChat' && action === 'Post' ? [{ id: 'm-1' }] : []),
    };
    checkStates({ actions: [] }, { input: '{code?: number, name?: string, *}' }, { ...known, samples });
    // What an event cannot have is not there because a run by hand had it.
    const runs = { ...samples, inputsOf: () => [{ extra: 1 }] };
    const closed = { source: { connector_id: ID, type: 'Closed' }, actions: [] };
    checkStates(closed, { input: '{id?: any}' }, { ...known, samples: runs });
    const described = { description: 'Input: {"code": 1}', actions: [] };
    checkStates(
      described,
      { input: '{code: number, name?: string, …}' },
      { ...known, samples: { ...samples, inputsOf: () => [{ code: 1, name: 'x' }] } },
    );
    checkStates({ actions: [post(1)] }, { 'actions[0] response': '{id: string, *}' }, { ...known, samples });
  });
});

describe('the state', () => {
  it('is what the source’s transform makes, and nothing else', () => {
    const source = {
      connector_id: ID,
      type: 'Posted',
      transform: { message: '::text', 'who.id': '::by.id', kind: 'new' },
    };
    checkStates(
      { source, actions: [post(1)] },
      { 'actions[0]': '{message: string, who: {id: any}, kind: string}' },
      known,
    );
    checkStates(
      { source: { ...source, transform: {} }, actions: [post(1)] },
      { 'actions[0]': '{text: string, by?: {*}, …}' },
      known,
    );
  });

  it('grows by transforms, which read the response', () => {
    const actions = [
      post(1, { transform: { 'a.b': '::id', list: '::items[].name' } }),
      post(2, { transform: { 'a.c': 'x', list: 'y' } }),
      post(3),
    ];
    checkStates(
      { source: { connector_id: ID, type: 'Posted' }, actions },
      {
        'actions[0]': '{text: string, by?: {*}, …}',
        'actions[1]': '{text: string, by?: {*}, a: {b: any, …}, list: [any], …}',
        'actions[2]': '{text: string, by?: {*}, a: {b: any, c: string, …}, list: string, …}',
      },
      known,
    );
  });

  it('is replaced as a whole', () => {
    const actions = [
      post(1, { transform: { '::': '::' } }),
      { order: 2, type: 'Flexli:CoreV1:Wait', transform: { '::': '::' } },
      post(3),
    ];
    checkStates({ description: 'Input: {"a": 1}', actions }, { 'actions[1]': 'any', 'actions[2]': '{}' });
  });

  it('goes by order, not by place', () => {
    const actions = [post(2), post(1, { transform: { a: 'x' } })];
    checkStates(
      { description: 'Input: {"b": 1}', actions },
      { 'actions[0]': '{b: number, a: string, …}', 'actions[1]': '{b: number, …}' },
    );
  });

  it('may lack what an action that can be skipped would set', () => {
    const condition = { criteria: [], on_fail: 'skip' };
    checkStates(
      { description: 'Input: {"b": 1}', actions: [post(1, { condition, transform: { a: 'x' } }), post(2)] },
      { end: '{b: number, a?: string, …}' },
    );
    checkStates(
      { actions: [post(1, { on_error: { max_retries: 1, on_fail: 'skip' }, transform: { b: 'x' } }), post(2)] },
      { end: 'any' },
    );
    checkStates(
      { description: 'Input: {"b": 1}', actions: [post(1, { condition: { on_fail: 'stop' }, transform: { a: 'x' } })] },
      { end: '{b: number, a: string, …}' },
    );
  });

  it('is the item inside of an iterator, and stays what it was around it', () => {
    const iterator = (parameters: Readonly<Record<string, JsonValue>>) => ({
      description: 'Input: {"people": [{"name": "Ann"}], "x": 1}',
      actions: [
        {
          order: 1,
          type: 'Flexli:CoreV1:Iterator',
          parameters: { ...parameters, actions: [post(1, { transform: { a: 'x' } }), post(2)] },
        },
        post(2),
      ],
    });
    const [inside, after] = ['actions[0].parameters.actions[1]', 'actions[1]'];
    checkStates(iterator({ array_path: '::people' }), {
      [inside]: '{name: string, a: string, …}',
      [after]: '{people: [{name: string, …}], x: number, …}',
    });
    checkStates(iterator({ array_path: '::people[].{n: name}' }), { [inside]: '{n: string, a: string}' });
    checkStates(iterator({ array_path: '::nothing' }), { [inside]: '{a: string, *}' });
    checkStates(
      iterator({ array_path: '::people', iterator_input: { y: '::x', who: '::flexli_iterator_value().name' } }),
      {
        [inside]: '{name?: string, people?: [{name: string, …}], x?: number, y: number, who: string, a: string, *}',
      },
    );
  });

  it('is what one of the branches leaves', () => {
    const branch = (order: number, key: string, more: Readonly<Record<string, JsonValue>>): JsonValue => ({
      order,
      actions: [post(1, { transform: { [key]: 'x', both: 'y' } })],
      ...more,
    });
    const when = { condition: { criteria: [] } };
    const workflow = (branches: readonly JsonValue[]) => ({
      description: 'Input: {"in": 1}',
      actions: [{ order: 1, type: 'Flexli:CoreV1:Branch', parameters: { branches } }, post(2)],
    });
    checkStates(workflow([branch(1, 'a', when), branch(2, 'b', {})]), {
      'actions[0].parameters.branches[1].actions[0]': '{in: number, …}',
      'actions[1]': '{in: number, a?: string, both: string, b?: string, …}',
    });
    checkStates(workflow([branch(1, 'a', when)]), { 'actions[1]': '{in: number, a?: string, both?: string, …}' });
  });

  it('is read by the transforms of actions that answer nothing', () => {
    const actions = [
      { order: 1, type: 'Flexli:CoreV1:Transform', transform: { b: '::a' } },
      { order: 2, type: 'Flexli:CoreV1:CustomEvent', parameters: {}, transform: { c: '::' } },
      post(3),
    ];
    checkStates({ description: 'Input: {"a": 1}', actions }, { 'actions[2]': '{a: number, b: number, c: null, …}' });
  });

  it('is followed through whatever is left of a broken document', () => {
    for (const text of [
      '',
      '{',
      '[]',
      '{"actions": [',
      '{"actions": [{"order": 1, "transform": {"a"',
      '{"source": 5, "actions": {}}',
    ]) {
      const document = new LanguageDocument(URI, 'workflow', 1, text);
      assert.ok(new StateInference(new ParsedExpressions()).statesOf(document, known).end, text);
    }
  });
});

describe('StateInference', () => {
  const text = JSON.stringify({
    description: 'Input: {"a": 1}',
    actions: [
      post(1, { transform: { b: '::id' } }),
      post(2, { condition: { on_fail: 'skip' }, description: 'here', transform: { c: '::id' } }),
      {
        order: 3,
        type: 'Flexli:CoreV1:Branch',
        parameters: { branches: [{ order: 1, actions: [post(1, { transform: { d: 'x' } })] }] },
      },
      post(4),
    ],
  });
  const document = new LanguageDocument(URI, 'workflow', 1, text);

  it('answers the same for the same version and context', () => {
    const inference = new StateInference(new ParsedExpressions());
    assert.equal(inference.statesOf(document, known), inference.statesOf(document, known));
  });

  it('keeps the states behind an edit that changes none', () => {
    const inference = new StateInference(new ParsedExpressions());
    const before = inference.statesOf(document, known);
    const range = {
      start: document.textDocument.positionAt(text.indexOf('here')),
      end: document.textDocument.positionAt(text.indexOf('here') + 4),
    };
    const edited = document.edited([{ range, text: 'there' }], 2);
    assert.equal(inference.statesOf(edited, known).end, before.end);
  });

  it('says the same after edits as from scratch', () => {
    const inference = new StateInference(new ParsedExpressions());
    inference.statesOf(document, known);
    let edited = document;
    for (const [version, [from, to]] of [
      ['"b"', '"bb"'],
      ['skip', 'stop'],
      ['::id', '::id.x'],
      ['"d"', '"e.f"'],
    ].entries()) {
      const at = edited.text.indexOf(from!);
      const range = {
        start: edited.textDocument.positionAt(at),
        end: edited.textDocument.positionAt(at + from!.length),
      };
      edited = edited.edited([{ range, text: to! }], version + 2);
      const scratch = new StateInference(new ParsedExpressions()).statesOf(
        new LanguageDocument(URI, 'workflow', 1, edited.text),
        known,
      );
      assert.equal(shapeLine(inference.statesOf(edited, known).end), shapeLine(scratch.end));
    }
  });
});
