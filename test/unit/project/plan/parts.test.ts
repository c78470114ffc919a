import assert from 'node:assert/strict';
import { createPlan } from '../../../../flexli/project/plan/createPlan';
import { checkPlan } from '../../../../flexli/project/plan/checkPlan';
import { deploymentOrder } from '../../../../flexli/project/plan/order';
import { isBlocked } from '../../../../flexli/project/plan/plan';
import type { PlanValidator } from '../../../../flexli/project/plan/planValidator';
import { selectSome } from '../../../../flexli/project/plan/selection';
import { asDeployed, connector, deployed, idOf, inputsOf, runs, workflow, type World } from '../fakeProject';

const CHAT = 'c/chat.fecon.json';
const CHILD = 'w/child.fewrk.json';
const PARENT = 'w/parent.fewrk.json';
const OTHER = 'w/other.fewrk.json';

describe('the order of deployment', () => {
  const file = (path: string, ...uses: string[]) =>
    ({ path, kind: path.startsWith('c') ? 'connector' : 'workflow', uses }) as const;

  it('puts what is used before its users, connectors first, else by path', () => {
    const files = [file('w/b', 'w/z', 'c/y'), file('w/a'), file('c/y'), file('w/z', 'c/x'), file('c/x')];
    assert.deepEqual(deploymentOrder(files).paths, ['c/x', 'c/y', 'w/a', 'w/z', 'w/b']);
  });

  it('finds circles and names them whole', () => {
    const { circles, paths } = deploymentOrder([
      file('w/a', 'w/b'),
      file('w/b', 'w/c'),
      file('w/c', 'w/a'),
      file('w/d', 'w/a'),
    ]);
    assert.deepEqual([...circles.keys()].sort(), ['w/a', 'w/b', 'w/c']);
    assert.deepEqual(circles.get('w/b'), ['w/a', 'w/b', 'w/c']);
    assert.deepEqual([...paths].sort(), ['w/a', 'w/b', 'w/c', 'w/d']);
  });

  it('passes over files that do not exist', () => {
    assert.deepEqual(deploymentOrder([file('w/a', 'w/none')]).paths, ['w/a']);
  });
});

describe('choosing a part of a plan', () => {
  const world: World = {
    files: {
      [CHAT]: connector('Chat'),
      [CHILD]: workflow('Child', ['{{Chat}}']),
      [PARENT]: workflow('Parent', [], { actions: [runs('Child')] }),
      [OTHER]: workflow('Other'),
    },
    variables: { Chat: { connector: CHAT }, Child: { workflow: CHILD } },
  };
  const choices: readonly (readonly [string, readonly string[]])[] = [
    [OTHER, [OTHER]],
    [PARENT, [CHAT, CHILD, PARENT]],
    [CHAT, [CHAT, CHILD, PARENT]],
    ['none', []],
  ];
  for (const [chosen, paths] of choices) {
    it(`${chosen} takes ${paths.join(', ') || 'nothing'}`, () => {
      const { documents } = selectSome(createPlan(inputsOf(world)), new Set([chosen]));
      assert.deepEqual(
        documents.map(({ path }) => path),
        paths,
      );
    });
  }

  it('leaves what something else of the old ones still points at', () => {
    const account = [
      deployed(idOf(1), connector('Chat')),
      deployed(idOf(2), workflow('Child', [idOf(1)])),
      deployed(idOf(3), workflow('Other')),
    ];
    const calm = asDeployed({ ...world, account }, { [CHAT]: idOf(1), [CHILD]: idOf(2), [OTHER]: idOf(3) });
    const edited: World = {
      ...calm,
      files: {
        ...calm.files,
        [CHAT]: connector('Chat', { description: 'e' }),
        [OTHER]: workflow('Other', [], { description: 'e' }),
      },
    };
    const plan = createPlan(inputsOf(edited));
    assert.deepEqual(
      selectSome(plan, new Set([OTHER])).deletions.map(({ id }) => id),
      [idOf(3)],
    );
    assert.deepEqual(
      selectSome(plan, new Set([CHAT])).deletions.map(({ id }) => id),
      [idOf(2), idOf(1)],
    );
  });

  it('takes orphans by their ids', () => {
    const plan = createPlan(
      inputsOf(
        asDeployed(
          {
            files: {},
            account: [deployed(idOf(3), workflow('Other'))],
            lock: { [OTHER]: { deployed: { id: idOf(3), version: 1, digest: 'd', time: 't' } } },
          },
          {},
        ),
      ),
      { deleteOrphans: true },
    );
    assert.deepEqual(
      selectSome(plan, new Set([idOf(3)])).deletions.map(({ id }) => id),
      [idOf(3)],
    );
    assert.deepEqual(selectSome(plan, new Set([OTHER])).deletions, []);
  });
});

describe('checking a plan', () => {
  const world: World = {
    files: {
      [CHAT]: connector('Chat', { config: { host: '{{Host}}', default_headers: { A: '{{Key}}' } } }),
      [CHILD]: workflow('Child', ['{{Chat}}']),
      [PARENT]: workflow('Parent', [], { actions: [runs('Child')] }),
    },
    variables: { Chat: { connector: CHAT }, Child: { workflow: CHILD }, Host: 'h.example.com', Key: { secret: true } },
    secrets: { Key: 'a-secret' },
  };

  async function check(validator: PlanValidator): Promise<Awaited<ReturnType<typeof checkPlan>>> {
    const inputs = inputsOf(world);
    return checkPlan(createPlan(inputs), inputs.documents, inputs.account, validator, new AbortController().signal);
  }

  it('shows every text and the connectors to come, and no secret', async () => {
    const seen: { path: string; text: string; ids: readonly string[] }[] = [];
    await check({
      validate: ({ path, text }, connectors) => {
        seen.push({ path, text, ids: connectors.map(({ id, type }) => `${type} ${id}`) });
        return Promise.resolve([]);
      },
    });
    assert.deepEqual(
      seen.map(({ path }) => path),
      [CHAT, CHAT, CHILD, CHILD, PARENT, PARENT],
    );
    assert.equal(seen[0]?.text, JSON.stringify(world.files?.[CHAT]));
    assert.match(seen[1]?.text ?? '', /"host":"h\.example\.com","default_headers":\{"A":"\{\{Key\}\}"/);
    const [standIn = ''] = seen[3]?.ids ?? [];
    assert.match(standIn, /^Chat \d{26}$/);
    assert.ok(seen[3]?.text.includes(`"connector_id":"${standIn.slice(5)}"`));
    assert.match(seen[5]?.text ?? '', /"workflow_id":"\d{26}","workflow_version":1/);
    assert.ok(!JSON.stringify(seen).includes('a-secret'));
  });

  it('blocks what has errors and what points at it, and lists warnings once', async () => {
    const plan = await check({
      validate: ({ path, text }) =>
        Promise.resolve(
          path !== CHILD
            ? []
            : [
                { code: 'twice', severity: 'warning', verdict: 'advice', message: 'm', path: 'name' },
                ...(text.includes('{{Chat}}')
                  ? []
                  : [{ code: 'filled', severity: 'error', verdict: 'refused', message: 'm', path: '' } as const]),
              ],
        ),
    });
    assert.deepEqual(
      plan.documents.map((one) => [
        one.path,
        isBlocked(one),
        one.findings.map(({ code }) => code),
        one.problems.map(({ code }) => code),
      ]),
      [
        [CHAT, false, [], []],
        [CHILD, true, ['twice', 'filled'], []],
        [PARENT, true, [], ['reference-blocked']],
      ],
    );
  });

  it('does not look at what is not sent', async () => {
    const inputs = inputsOf(
      asDeployed(
        { files: { [OTHER]: workflow('Other') }, account: [deployed(idOf(3), workflow('Other'))] },
        { [OTHER]: idOf(3) },
      ),
    );
    await checkPlan(
      createPlan(inputs),
      inputs.documents,
      inputs.account,
      { validate: () => assert.fail() },
      new AbortController().signal,
    );
  });
});

describe('what a plan shows', () => {
  const shown = (
    content: unknown,
    there: ReturnType<typeof connector>,
    more: World = {},
  ): { before?: string; after: string } => {
    const world = asDeployed(
      { ...more, files: { [CHAT]: content as never }, account: [deployed(idOf(1), there)] },
      { [CHAT]: idOf(1) },
    );
    const [document] = createPlan(inputsOf(world), { again: [CHAT] }).documents;
    assert.ok(document);
    return document;
  };
  const secret: World = { variables: { Key: { secret: true } }, secrets: { Key: 'a-secret' } };
  const withHeader = (value: string, key = 'X-One'): ReturnType<typeof connector> =>
    connector('Chat', { config: { host: 'h.example.com', default_headers: { [key]: value } } });

  it('has the same order of keys on both sides, and says the same where both do', () => {
    const { before, after } = shown(withHeader('a'), Object.fromEntries(Object.entries(withHeader('a')).reverse()));
    assert.equal(before, after);
  });

  it('has the placeholder for a secret on both sides', () => {
    const { before, after } = shown(withHeader('Token {{Key}}'), withHeader('Token a-secret'), secret);
    assert.equal(before, after);
    assert.match(after, /"X-One": "Token \{\{Key\}\}"/);
  });

  const hidden: readonly (readonly [string, unknown, ReturnType<typeof connector>])[] = [
    ['an older secret', withHeader('{{Key}}, please'), withHeader('an-old-one')],
    ['the secret elsewhere', connector('Chat', { description: 'x' }), connector('Chat', { description: 'a-secret' })],
    ['a header that tells by its name', withHeader('{{Key}}', 'A'), withHeader('an-old-one', 'Authorization')],
  ];
  for (const [what, mine, theirs] of hidden) {
    it(`hides ${what}`, () => {
      const { before = '', after } = shown(mine, theirs, { ...secret, files: {} });
      assert.ok(!`${before}${after}`.includes('an-old-one'), before);
      if (what === 'the secret elsewhere') return;
      assert.match(before, /•••/);
    });
  }

  it('tells in words what gets an id only later', () => {
    const world: World = {
      files: { [CHAT]: connector('Chat'), [CHILD]: workflow('Child', ['{{Chat}}']) },
      variables: { Chat: { connector: CHAT } },
    };
    const document = createPlan(inputsOf(world)).documents[1];
    assert.match(document?.after ?? '', /"connector_id": "\(new id of c\/chat\.fecon\.json\)"/);
    assert.equal(document?.before, undefined);
  });
});
