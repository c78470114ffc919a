import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { JsonValue } from '../../../../flexli/model/json';
import { isJsonObject } from '../../../../flexli/model/json';
import type { WorkflowAction } from '../../../../flexli/model/workflow';
import type { Mention } from '../../../../server/languageservice/workspace/mention';
import { ITEM } from '../../../../server/languageservice/workspace/mention';
import { openFile } from '../../../../server/languageservice/workspace/workspaceIndex';
import { randomNumbers } from '../../../support/randomEdits';
import { answer, runActions } from '../../engine/support/testHost';
import { nothing, open, service } from '../support';

const WORKFLOWS = 120;
const NEW_NAME = 'renamed';

type Random = (below: number) => number;

const KEYS = ['a', 'b', 'a.x', 'a.y', 'b.x', 'c.z.w', 'c."z z"', 'list', 'n'];

const EXPRESSIONS = [
  ...[
    '5',
    '::a',
    '::a.x',
    '::b.x',
    '::b',
    '::c.z',
    '::c.z.w',
    '::c."z z"',
    '::input.v',
    '::input',
    '::n',
    '::list',
    '::',
  ],
  ...[
    '::{k: a}',
    '::{k: a.x}',
    '::[a.x, b.x]',
    '::to_string(a)',
    '::to_string(a.x)',
    '::a || b',
    '::a.x || b.x',
    '::(a || b).x',
  ],
  ...[
    '::keys(c)',
    '::length(a) > `1`',
    '::a.*',
    '::a == b',
    '::a.x == b.x',
    '::list[0].x',
    '::list[*].x',
    '::list[?x > `1`].y',
  ],
  ...[
    '::sort_by(list, &x)[0].y',
    '::max_by(list, &y).x',
    '::map(&x, list)',
    '::not_null(n, a.x)',
    '::not_null(a, b).x',
    '::a | x',
  ],
  ...[
    '::@.a.x',
    '::[a][0].x',
    '::{a: b}.a.x',
    '::merge(a, b).x',
    '::values(a)',
    '::list[].{x: x}',
    '::a && b.x',
    '::!a.x',
    '::c.*.w',
  ],
];

function pick<T>(random: Random, from: readonly T[]): T {
  return from[random(from.length)]!;
}

function values(random: Random, keys: readonly string[], expressions: readonly string[]): Record<string, string> {
  const entries = Array.from({ length: 1 + random(3) }, () => [pick(random, keys), pick(random, expressions)] as const);
  return Object.fromEntries(entries);
}

/** An action that sets keys, sends them, or goes through a list; what it sends shows how the run went. */
function action(random: Random, order: number, depth = 0): Record<string, JsonValue> {
  const kind = random(depth === 0 ? 5 : 3);
  if (kind === 0) return { order, type: 'Flexli:CoreV1:Transform', transform: values(random, KEYS, EXPRESSIONS) };
  if (kind < 4) {
    const fromResponse =
      random(12) === 0 ? { '::': '::' } : values(random, KEYS, ['::id', '::whole.x', '::whole', 'x']);
    return {
      order,
      type: 'Add',
      connector_id: 'shop',
      variables: { v: pick(random, EXPRESSIONS) },
      parameters: { ...values(random, ['p', 'q', 'r.s'], EXPRESSIONS), text: 'Hi {v}' },
      ...(random(2) === 0 && { transform: fromResponse }),
    };
  }
  const actions = [action(random, 1, 1), action(random, 2, 1)];
  const input = random(2) === 0 ? { iterator_input: values(random, ['a', 'x', 'a.y'], EXPRESSIONS) } : {};
  return { order, type: 'Flexli:CoreV1:Iterator', parameters: { array_path: '::list', ...input, actions } };
}

/** What a run does to the world: its requests, and how it ends. */
async function effects(text: string, input: JsonValue): Promise<JsonValue> {
  const { actions } = JSON.parse(text) as { actions: readonly WorkflowAction[] };
  const answers = Array.from({ length: 40 }, (_, index) => answer(200, { id: index, whole: { x: index, y: 1 } }));
  const connector = {
    type: 'Shop',
    name: 'Shop',
    description: '',
    schema_version: 1 as const,
    config: { host: 'shop.example.com', default_headers: { 'Content-Type': 'application/json' } },
    actions: [{ type: 'Add', method: 'post' as const, path: 'items', body: '::' }],
  };
  const { result, host } = await runActions(actions, { input, answers, connector, profile: 'documented' });
  return [result.status, ...host.requests.map(({ body }) => String(body))];
}

/** The input with another name for a key, as whoever starts the workflow then has to write it. */
function renamedIn(value: JsonValue, [step, ...rest]: readonly string[]): JsonValue {
  if (step === undefined) return value;
  if (step === ITEM) return Array.isArray(value) ? value.map((item: JsonValue) => renamedIn(item, rest)) : value;
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item = null]) => {
      if (key !== step) return [key, item];
      return rest.length === 0 ? [NEW_NAME, item] : [key, renamedIn(item, rest)];
    }),
  );
}

const INPUT: JsonValue = {
  input: { v: 1, x: 2 },
  list: [
    { x: 1, y: 4 },
    { x: 2, y: 3 },
  ],
  a: { x: 'ax', y: 'ay' },
  n: null,
};

describe('a rename of a key of the state', () => {
  it('never changes what a run does', async () => {
    const random = randomNumbers(21);
    let renames = 0;
    for (let step = 0; step < WORKFLOWS; step++) {
      const actions = Array.from({ length: 2 + random(4) }, (_, index) => action(random, index + 1));
      const document = open(JSON.stringify({ name: 'Any', actions }, undefined, 1));
      const before = await effects(document.text, INPUT);
      for (const mention of statesIn(openFile(document).facts.mentions)) {
        const position = document.textDocument.positionAt(mention.start);
        const renaming = service.rename(document, position, NEW_NAME, nothing);
        if (!renaming.ok) continue;
        const edits = renaming.edit.changes?.[document.uri] ?? [];
        const after = TextDocument.applyEdits(document.textDocument, edits);
        const input: JsonValue = mention.target.scope === 0 ? renamedIn(INPUT, mention.target.path) : INPUT;
        const shown = JSON.stringify(mention.target);
        assert.deepEqual(await effects(after, input), before, `${shown} in\n${document.text}\nbecomes\n${after}`);
        renames++;
      }
    }
    assert.ok(renames > WORKFLOWS, `only ${renames} renames were made`);
  });
});

type StateMention = Mention & { readonly target: { readonly kind: 'state' } };

/** One mention of each key. */
function statesIn(mentions: readonly Mention[]): readonly StateMention[] {
  const found = new Map<string, StateMention>();
  for (const mention of mentions) {
    if (mention.target.kind === 'state') found.set(JSON.stringify(mention.target), mention as StateMention);
  }
  return [...found.values()];
}
