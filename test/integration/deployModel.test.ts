import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Plan } from '../../flexli/project/plan/plan';
import { DeployWorld, type Trouble } from './deployWorld';

const CONNECTORS = ['chat', 'mail'] as const;
const WORKFLOWS = ['child', 'parent', 'report'] as const;
type Connector = (typeof CONNECTORS)[number];
type Workflow = (typeof WORKFLOWS)[number];

/** What the files say. A name of undefined has no file. */
interface Model {
  readonly connectors: Partial<Record<Connector, { readonly text: number; readonly token: number }>>;
  readonly workflows: Partial<
    Record<Workflow, { readonly seconds: number; readonly variable: number; readonly uses: Connector }>
  >;
}

/** A person, another client, or a deployment does something. */
type Move =
  | { readonly do: 'connector'; readonly name: Connector; readonly text: number; readonly token: number }
  | {
      readonly do: 'workflow';
      readonly name: Workflow;
      readonly seconds: number;
      readonly variable: number;
      readonly uses: Connector;
    }
  | { readonly do: 'remove'; readonly name: Workflow }
  | { readonly do: 'outsider deletes'; readonly pick: number }
  | { readonly do: 'outsider creates'; readonly name: string }
  | { readonly do: 'old lock' }
  | { readonly do: 'deploy'; readonly trouble: Trouble; readonly keep: boolean }
  | { readonly do: 'single'; readonly trouble: Trouble; readonly path: string };

const START: Model = {
  connectors: { chat: { text: 0, token: 0 }, mail: { text: 0, token: 0 } },
  workflows: {
    child: { seconds: 1, variable: 0, uses: 'chat' },
    parent: { seconds: 1, variable: 0, uses: 'mail' },
  },
};

const small = fc.nat({ max: 2 });
const trouble: fc.Arbitrary<Trouble> = fc
  .oneof(
    fc.record({ on: fc.constant('any' as const), at: fc.nat({ max: 20 }) }),
    fc.record({ on: fc.constant('POST' as const), at: fc.nat({ max: 3 }) }),
    fc.record({ on: fc.constant('DELETE' as const), at: fc.nat({ max: 3 }) }),
  )
  .chain(({ on, at }) =>
    fc.record({
      on: fc.constant(on),
      at: fc.constant(at),
      what: fc.oneof(
        { weight: 3, arbitrary: fc.constant('kill after' as const) },
        { weight: 3, arbitrary: fc.constantFrom('500 after' as const, 'cut after' as const) },
        { weight: 2, arbitrary: fc.constantFrom('500 before' as const, 'cut before' as const, 'kill before' as const) },
        { weight: 2, arbitrary: fc.constantFrom('none' as const, 'outsider deletes' as const) },
      ),
      pick: fc.nat({ max: 20 }),
    }),
  );
const edit: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    do: fc.constant('connector' as const),
    name: fc.constantFrom(...CONNECTORS),
    text: small,
    token: small,
  }),
  fc.record({
    do: fc.constant('workflow' as const),
    name: fc.constantFrom(...WORKFLOWS),
    seconds: fc.integer({ min: 1, max: 3 }),
    variable: small,
    uses: fc.constantFrom(...CONNECTORS),
  }),
);
const outside: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ do: fc.constant('remove' as const), name: fc.constantFrom('parent' as const, 'report' as const) }),
  fc.record({ do: fc.constant('outsider deletes' as const), pick: fc.nat({ max: 20 }) }),
  fc.record({ do: fc.constant('outsider creates' as const), name: fc.constantFrom('Flow child', 'Elsewhere') }),
  fc.constant({ do: 'old lock' as const }),
);
const deploy: fc.Arbitrary<Move> = fc.record({ do: fc.constant('deploy' as const), trouble, keep: fc.boolean() });
const single: fc.Arbitrary<Move> = fc.record({
  do: fc.constant('single' as const),
  // Few requests are made, and one of them creates.
  trouble: trouble.map((one) => ({ ...one, at: one.on === 'any' ? one.at % 7 : 0 })),
  path: fc.constantFrom(
    ...CONNECTORS.map((name) => `connectors/${name}.fecon.json`),
    ...WORKFLOWS.map((name) => `workflows/${name}.fewrk.json`),
  ),
});
/** Whoever sees a deployment of a file fail tries it again. */
const again: fc.Arbitrary<readonly Move[]> = fc
  .tuple(single, trouble)
  .map(([one, then]) => [one, { ...one, trouble: then }]);
/** Some edits, perhaps somebody else's doing, and a deployment of everything or of one file. */
const round: fc.Arbitrary<readonly Move[]> = fc
  .tuple(
    fc.array(edit, { maxLength: 2 }),
    fc.option(outside, { freq: 5 }),
    fc.oneof(
      { weight: 3, arbitrary: deploy.map((one) => [one]) },
      { weight: 1, arbitrary: single.map((one) => [one]) },
      { weight: 1, arbitrary: again },
    ),
  )
  .map(([edits, other, last]) => [...edits, ...(other ? [other] : []), ...last]);

describe('deploying a project', () => {
  let world: DeployWorld;
  before(async () => {
    world = await DeployWorld.start();
  });
  after(() => world.close());

  it('ends with an account that says what the files say, whatever happened before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(round, { minLength: 1, maxLength: 3 }), (deployed, rounds) =>
        checkMoves(world, deployed, rounds.flat()),
      ),
      {
        numRuns: Number(process.env.FLEXLI_MODEL_RUNS ?? 110),
        seed: Number(process.env.FLEXLI_MODEL_SEED ?? 5),
        endOnFailure: false,
      },
    );
  }).timeout(120_000);
});

/** @param deployed whether everything was deployed before it began */
async function checkMoves(world: DeployWorld, deployed: boolean, moves: readonly Move[]): Promise<void> {
  await world.clear();
  let model = START;
  const locks = [''];
  write(world, model);
  if (deployed) await world.deploy();
  for (const one of moves) {
    model = await make(world, model, one, locks);
    write(world, model);
  }
  const lockIsOld = moves.some(({ do: what }) => what === 'old lock');
  const before = await world.plan();
  const ended = await world.deploy();
  assert.ok(typeof ended === 'object' && ended.status === 'done', JSON.stringify(ended));
  assert.deepEqual(world.harm, []);
  const after = await world.plan();
  await checkAccount(world, model, after, lockIsOld);
  if (mustBeTidy(moves)) assert.deepEqual(after.orphans, [], 'a document of ours became an orphan');
  checkListed(before, await world.ids());
}

/**
 * Whether every document must belong to a file: nobody else made any, no file went away, and no file was edited between a
 * deployment in trouble and the next one.
 */
function mustBeTidy(moves: readonly Move[]): boolean {
  let troubled = false;
  return moves.every((one) => {
    if (one.do === 'deploy' || one.do === 'single') troubled = one.trouble.what !== 'none';
    if (one.do === 'connector' || one.do === 'workflow') return !troubled;
    return one.do === 'deploy' || one.do === 'single' || one.do === 'outsider deletes';
  });
}

async function make(world: DeployWorld, model: Model, one: Move, locks: string[]): Promise<Model> {
  switch (one.do) {
    case 'connector':
      return { ...model, connectors: { ...model.connectors, [one.name]: { text: one.text, token: one.token } } };
    case 'workflow': {
      const { seconds, variable, uses } = one;
      return { ...model, workflows: { ...model.workflows, [one.name]: { seconds, variable, uses } } };
    }
    case 'remove':
      return { ...model, workflows: { ...model.workflows, [one.name]: undefined } };
    case 'outsider deletes': {
      const ids = await world.ids();
      if (ids.length > 0) await world.remove(ids[one.pick % ids.length]!);
      return model;
    }
    case 'outsider creates':
      await world.emulator.create('/v1/workflows', {
        name: one.name,
        schema_version: 1,
        actions: [{ type: 'Flexli:CoreV1:Wait', order: 1, parameters: { seconds: 9 } }],
      });
      return model;
    case 'old lock':
      world.lock.text = locks[0] ?? '';
      return model;
    case 'single':
      locks.push(world.lock.text);
      await world.deployOne(one.path, one.trouble);
      assert.deepEqual(world.harm, []);
      return model;
    case 'deploy':
      locks.push(world.lock.text);
      await world.deploy({ oldVersions: one.keep ? 'keep' : 'delete' }, one.trouble);
      assert.deepEqual(world.harm, []);
      return model;
  }
}

/** Every file is in the account once, as it was sent, with the ids of what it points at. */
async function checkAccount(world: DeployWorld, model: Model, plan: Plan, lockIsOld: boolean): Promise<void> {
  assert.deepEqual(
    plan.documents.map(({ path, change, reasons, problems }) => ({ path, change, reasons, problems })),
    plan.documents.map(({ path }) => ({ path, change: 'unchanged', reasons: [], problems: [] })),
  );
  assert.deepEqual(plan.deletions, []);
  const ids = new Map(plan.documents.map(({ path, target }) => [path, target?.id]));
  for (const { path, target } of plan.documents) {
    const sent = world.sent.get(target?.id ?? '');
    const text = world.folder.files.get(path) ?? '';
    const expected = filled(text, ids);
    // Without its lock nobody can tell what the API does not read back.
    if (lockIsOld) assert.deepEqual(readable(sent), readable(expected), path);
    else assert.deepEqual(sent, expected, path);
  }
  const accounted = new Set([
    ...plan.documents.map(({ target }) => target?.id),
    ...plan.orphans.map(({ id }) => id),
    ...plan.kept.map(({ id }) => id),
  ]);
  for (const id of await world.ids()) assert.ok(accounted.has(id), `${id} is neither a file's nor listed`);
  assert.equal(
    plan.documents.length,
    Object.values({ ...model.connectors, ...model.workflows }).filter(Boolean).length,
  );
}

/** Nothing stays that the plan had not listed. */
function checkListed(plan: Plan, ids: readonly string[]): void {
  const deleted = plan.deletions.map(({ id }) => id);
  assert.deepEqual(
    ids.filter((id) => deleted.includes(id)),
    [],
  );
}

function write(world: DeployWorld, model: Model): void {
  world.folder.files.clear();
  world.bind({
    Chat: { connector: 'connectors/chat.fecon.json' },
    Mail: { connector: 'Mail' },
    Child: { workflow: 'workflows/child.fewrk.json' },
  });
  for (const name of CONNECTORS) {
    const says = model.connectors[name];
    if (says) world.folder.set(`connectors/${name}.fecon.json`, connector(name, says));
  }
  for (const name of WORKFLOWS) {
    const says = model.workflows[name];
    if (says) world.folder.set(`workflows/${name}.fewrk.json`, workflow(name, says));
  }
}

function connector(name: Connector, { text, token }: { readonly text: number; readonly token: number }): object {
  return {
    type: name === 'chat' ? 'Chat' : 'Mail',
    name: `Connector ${name}`,
    description: `Says ${text}`,
    schema_version: 1,
    config: { host: 'sample.localhost', credentials: { type: 'BearerToken', bearer_token: `token ${token}` } },
    actions: [{ type: 'Send', method: 'post', path: 'messages', parameters: { type: 'object' } }],
  };
}

function workflow(
  name: Workflow,
  { seconds, variable, uses }: { readonly seconds: number; readonly variable: number; readonly uses: Connector },
): object {
  const calls =
    name === 'parent'
      ? [
          {
            type: 'Flexli:CoreV1:RunWorkflow',
            order: 3,
            parameters: { workflow_id: '{{Child}}', workflow_version: '{{Child}}', workflow_input: {} },
          },
        ]
      : [];
  return {
    name: `Flow ${name}`,
    schema_version: 1,
    actions: [
      { type: 'Flexli:CoreV1:Wait', order: 1, parameters: { seconds } },
      {
        connector_id: uses === 'chat' ? '{{Chat}}' : '{{Mail}}',
        type: 'Send',
        order: 2,
        // The id in it is never read back.
        variables: { value: variable, mail: '{{Mail}}' },
        parameters: { text: 'hello' },
      },
      ...calls,
    ],
  };
}

function filled(text: string, ids: ReadonlyMap<string, string | undefined>): Record<string, unknown> {
  const of = (path: string): string => ids.get(path) ?? 'none';
  return JSON.parse(
    text
      .replaceAll('"workflow_version": "{{Child}}"', '"workflow_version": 1')
      .replaceAll('{{Chat}}', of('connectors/chat.fecon.json'))
      .replaceAll('{{Mail}}', of('connectors/mail.fecon.json'))
      .replaceAll('{{Child}}', of('workflows/child.fewrk.json')),
  ) as Record<string, unknown>;
}

function readable(document: Readonly<Record<string, unknown>> | undefined): unknown {
  return JSON.parse(
    JSON.stringify(document, (key, value: unknown) =>
      key === 'variables' || key === 'credentials' ? undefined : value,
    ),
  );
}
