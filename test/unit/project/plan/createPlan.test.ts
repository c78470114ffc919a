import assert from 'node:assert/strict';
import { createPlan } from '../../../../flexli/project/plan/createPlan';
import type { PlanOptions } from '../../../../flexli/project/plan/inputs';
import { reasonText } from '../../../../flexli/project/plan/reason';
import { asDeployed, connector, deployed, idOf, inputsOf, runs, workflow, type World } from '../fakeProject';

const CHAT = 'c/chat.fecon.json';
const CHILD = 'w/child.fewrk.json';
const PARENT = 'w/parent.fewrk.json';
const [C, W, P, X, Y] = [1, 2, 3, 8, 9].map(idOf) as [string, string, string, string, string];

const FILES: World = {
  files: {
    [PARENT]: workflow('Parent', [], { actions: [runs('Child')] }),
    [CHILD]: workflow('Child', ['{{Chat}}']),
    [CHAT]: connector('Chat'),
  },
  variables: { Chat: { connector: CHAT }, Child: { workflow: CHILD } },
};
const CHILD_THERE = deployed(W, workflow('Child', [C]));
const PARENT_THERE = deployed(
  P,
  workflow('Parent', [], {
    actions: [{ ...runs('Child'), parameters: { workflow_id: W, workflow_version: 1, workflow_input: {} } }],
  }),
);
/** Everything is deployed as it is. */
const CALM: World = asDeployed(
  { ...FILES, account: [deployed(C, connector('Chat')), CHILD_THERE, PARENT_THERE] },
  { [CHAT]: C, [CHILD]: W, [PARENT]: P },
);

interface Expected {
  /** `create PATH: reason; reason`, in order, without what is unchanged. */
  readonly changes?: readonly string[];
  /** Ids in order. */
  readonly deletes?: readonly string[];
  /** `ID why`. */
  readonly kept?: readonly string[];
  readonly orphans?: readonly string[];
  /** `PATH code`. */
  readonly problems?: readonly string[];
  readonly drift?: readonly string[];
}

function checkPlan(world: World, expected: Expected, options: PlanOptions = {}): void {
  const plan = createPlan(inputsOf(world), options);
  assert.deepEqual(
    {
      changes: plan.documents
        .filter(({ change }) => change !== 'unchanged')
        .map(({ change, path, reasons }) => `${change} ${path}: ${reasons.map(reasonText).join('; ')}`),
      deletes: plan.deletions.map(({ id }) => id),
      kept: plan.kept.map(({ id, why }) => `${id} ${why}`),
      orphans: plan.orphans.map(({ id }) => id),
      problems: plan.documents.flatMap(({ path, problems }) => problems.map(({ code }) => `${path} ${code}`)),
      drift: plan.documents.filter(({ drift }) => drift).map(({ path }) => path),
    },
    { changes: [], deletes: [], kept: [], orphans: [], problems: [], drift: [], ...expected },
  );
}

/** The world with other files; undefined takes one away. */
function edited(world: World, files: Readonly<Record<string, unknown>>): World {
  const all = Object.entries({ ...world.files, ...files }).filter(([, content]) => content !== undefined);
  return { ...world, files: Object.fromEntries(all) as World['files'] };
}

const NEW = [`create ${CHAT}: new here`, `create ${CHILD}: new here`, `create ${PARENT}: new here`];

describe('a plan', () => {
  it('creates in the order of use', () => {
    checkPlan(FILES, { changes: NEW });
  });

  it('is empty when nothing changed', () => {
    checkPlan(CALM, {});
  });

  it('has nothing to do for another order of keys', () => {
    checkPlan(edited(CALM, { [CHAT]: Object.fromEntries(Object.entries(connector('Chat')).reverse()) }), {});
  });

  it('replaces what changed and what points at it, and deletes the old ones, users first', () => {
    checkPlan(edited(CALM, { [CHAT]: connector('Chat', { description: 'e' }) }), {
      changes: [
        `replace ${CHAT}: changed since it was deployed`,
        `replace ${CHILD}: points at ${CHAT}, which has another id`,
        `replace ${PARENT}: points at ${CHILD}, which has another id`,
      ],
      deletes: [P, W, C],
    });
  });

  it('leaves alone what does not point at what changed', () => {
    checkPlan(edited(CALM, { [PARENT]: workflow('Parent', [], { actions: [runs('Child')], description: 'e' }) }), {
      changes: [`replace ${PARENT}: changed since it was deployed`],
      deletes: [P],
    });
  });

  it('keeps old versions when it shall', () => {
    checkPlan(
      edited(CALM, { [PARENT]: workflow('Parent', [], { actions: [runs('Child')], description: 'e' }) }),
      { changes: [`replace ${PARENT}: changed since it was deployed`], kept: [`${P} setting`] },
      { oldVersions: 'keep' },
    );
  });

  it('sees a change that the API does not read back', () => {
    checkPlan(
      edited(CALM, {
        [CHAT]: connector('Chat', {
          config: { host: 'h.example.com', credentials: { type: 'BearerToken', bearer_token: 'x' } },
        }),
      }),
      {
        changes: [
          `replace ${CHAT}: changed since it was deployed`,
          `replace ${CHILD}: points at ${CHAT}, which has another id`,
          `replace ${PARENT}: points at ${CHILD}, which has another id`,
        ],
        deletes: [P, W, C],
      },
    );
  });

  it('sees another value of a variable', () => {
    const files = { files: { [CHAT]: connector('Chat', { description: '{{Text}}' }) } };
    const there = [deployed(C, connector('Chat', { description: 'a' }))];
    const world = asDeployed({ ...files, account: there, variables: { Text: 'a' } }, { [CHAT]: C });
    checkPlan(world, {});
    checkPlan(
      { ...world, variables: { Text: 'b' } },
      { changes: [`replace ${CHAT}: changed since it was deployed`], deletes: [C] },
    );
  });

  it('deploys again what is asked for', () => {
    checkPlan(CALM, { changes: [`replace ${PARENT}: asked for`], deletes: [P] }, { again: [PARENT] });
  });

  describe('of what another client did', () => {
    it('creates what was deleted, and what points at it anew', () => {
      const account = CALM.account?.filter(({ id }) => id !== W) ?? [];
      checkPlan(
        { ...CALM, account },
        {
          changes: [`create ${CHILD}: deleted outside`, `replace ${PARENT}: points at ${CHILD}, which has another id`],
          deletes: [P],
          drift: [CHILD],
        },
      );
    });

    it('replaces what was changed, and says where', () => {
      const changed = deployed(W, workflow('Child', [C], { description: 'other' }));
      checkPlan(
        { ...CALM, account: [...(CALM.account ?? []).filter(({ id }) => id !== W), changed] },
        {
          changes: [
            `replace ${CHILD}: changed outside: description`,
            `replace ${PARENT}: points at ${CHILD}, which has another id`,
          ],
          deletes: [P, W],
          drift: [CHILD],
        },
      );
    });

    it('ignores what cannot be read back', () => {
      const changed = deployed(W, workflow('Child', [C], { timeout: 9, on_error: { max_retries: 2 } }));
      checkPlan({ ...CALM, account: [...(CALM.account ?? []).filter(({ id }) => id !== W), changed] }, {});
    });

    it('replaces what got another version', () => {
      const second = deployed(P, PARENT_THERE.content, 2);
      checkPlan(
        { ...CALM, account: [...(CALM.account ?? []), second] },
        {
          changes: [`replace ${PARENT}: another client made version 2`],
          deletes: [P],
          drift: [PARENT],
        },
      );
    });

    it('lists what no file stands for', () => {
      checkPlan({ ...CALM, account: [...(CALM.account ?? []), deployed(X, workflow('Other'))] }, { orphans: [X] });
    });

    it('says which orphan is a copy', () => {
      const plan = createPlan(
        inputsOf({ ...CALM, account: [...(CALM.account ?? []), deployed(X, workflow('Child', [C]))] }),
      );
      assert.deepEqual(
        plan.orphans.map(({ id, twinOf }) => [id, twinOf]),
        [[X, CHILD]],
      );
    });

    it('keeps what somebody else’s document points at, and what that points at', () => {
      const account = [...(CALM.account ?? []), deployed(X, workflow('Other', [C]))];
      checkPlan(
        { ...edited(CALM, { [CHAT]: connector('Chat', { description: 'e' }) }), account },
        {
          changes: [
            `replace ${CHAT}: changed since it was deployed`,
            `replace ${CHILD}: points at ${CHAT}, which has another id`,
            `replace ${PARENT}: points at ${CHILD}, which has another id`,
          ],
          deletes: [P, W],
          kept: [`${C} used`],
          orphans: [X],
        },
      );
    });
  });

  describe('after a deployment that did not come to its end', () => {
    it('goes on with what points at an older id', () => {
      const account = [...(CALM.account ?? []), deployed(X, connector('Chat'))];
      const world = asDeployed({ ...CALM, account }, { [CHAT]: X });
      const lock = {
        ...world.lock,
        [CHAT]: { ...world.lock?.[CHAT], previous: [{ ...world.lock![CHAT]!.deployed!, id: C }] },
      };
      checkPlan(
        { ...world, lock },
        {
          changes: [
            `replace ${CHILD}: points at ${CHAT}, which has another id`,
            `replace ${PARENT}: points at ${CHILD}, which has another id`,
          ],
          deletes: [P, W, C],
        },
      );
    });

    it('deletes old versions that are left', () => {
      const lock = {
        ...CALM.lock,
        [PARENT]: { ...CALM.lock?.[PARENT], previous: [{ ...CALM.lock![PARENT]!.deployed!, id: X }] },
      };
      const account = [...(CALM.account ?? []), deployed(X, workflow('Parent'))];
      checkPlan({ ...CALM, lock, account }, { deletes: [X] });
    });

    const pending = (path: string, after: string): World => {
      const { digest } = CALM.lock![path]!.deployed!;
      return { ...CALM, lock: { ...CALM.lock, [path]: { ...CALM.lock?.[path], pending: { digest, after } } } };
    };

    it('takes what was created without an answer', () => {
      const world = pending(PARENT, P);
      const account = [
        ...(CALM.account ?? []),
        { ...PARENT_THERE, id: X, content: { ...PARENT_THERE.content, id: X } },
      ];
      checkPlan(
        { ...world, account },
        { changes: [`record ${PARENT}: an earlier deployment was interrupted`], deletes: [P] },
      );
    });

    it('takes nothing that was there before', () => {
      const account = [
        ...(CALM.account ?? []),
        { ...PARENT_THERE, id: X, content: { ...PARENT_THERE.content, id: X } },
      ];
      checkPlan(
        { ...pending(PARENT, X), account },
        {
          changes: [`replace ${PARENT}: an earlier deployment was interrupted`],
          deletes: [P],
          orphans: [X],
        },
      );
    });

    it('replaces what was created without an answer when it points at an older id by now', () => {
      const world = edited(pending(CHILD, P), { [CHAT]: connector('Chat', { description: 'e' }) });
      const account = [...(CALM.account ?? []), deployed(X, workflow('Child', [C]))];
      checkPlan(
        { ...world, account },
        {
          changes: [
            `replace ${CHAT}: changed since it was deployed`,
            `replace ${CHILD}: an earlier deployment was interrupted`,
            `replace ${PARENT}: points at ${CHILD}, which has another id`,
          ],
          deletes: [X, P, W, C],
        },
      );
    });

    it('says of an orphan that it may be left from it', () => {
      const lock = { ...CALM.lock, [PARENT]: { ...CALM.lock?.[PARENT], pending: { digest: 'older', after: P } } };
      const account = [...(CALM.account ?? []), deployed(X, workflow('Parent'))];
      const plan = createPlan(inputsOf({ ...CALM, lock, account }));
      assert.deepEqual(
        plan.orphans.map(({ id, leftOf }) => [id, leftOf]),
        [[X, PARENT]],
      );
    });
  });

  describe('without a lock', () => {
    const lost: World = { ...CALM, lock: {} };

    it('records what the account has already', () => {
      checkPlan(lost, {
        changes: [
          `record ${CHAT}: already there as ${C}`,
          `record ${CHILD}: already there as ${W}`,
          `record ${PARENT}: already there as ${P}`,
        ],
      });
    });

    it('records the newest of several, and lists the others', () => {
      checkPlan(
        { ...lost, account: [...(CALM.account ?? []), deployed(X, connector('Chat'))] },
        {
          changes: [`record ${CHAT}: already there as ${X}`, `create ${CHILD}: new here`, `create ${PARENT}: new here`],
          orphans: [C, W, P],
        },
      );
    });

    it('replaces what cannot be compared as a whole when it shall', () => {
      const config = { host: 'h.example.com', credentials: { type: 'BearerToken', bearer_token: 'x' } };
      const world = {
        files: { [CHAT]: connector('Chat', { config }) },
        account: [deployed(C, connector('Chat', { config }))],
      };
      checkPlan(world, { changes: [`record ${CHAT}: already there as ${C}`] });
      checkPlan(world, { changes: [`replace ${CHAT}: already there as ${C}`], deletes: [C] }, { found: 'replace' });
    });

    it('takes no document of several versions for a copy', () => {
      checkPlan(
        { ...lost, account: [...(CALM.account ?? []), deployed(P, workflow('Parent'), 2)] },
        {
          changes: [
            `record ${CHAT}: already there as ${C}`,
            `record ${CHILD}: already there as ${W}`,
            `create ${PARENT}: new here`,
          ],
          orphans: [P],
        },
      );
    });
  });

  describe('of files that went away', () => {
    const gone = edited(CALM, { [PARENT]: undefined });

    it('lists their documents', () => {
      checkPlan(gone, { orphans: [P] });
      assert.equal(createPlan(inputsOf(gone)).orphans[0]?.file, PARENT);
    });

    it('deletes them when it shall', () => {
      checkPlan(gone, { deletes: [P] }, { deleteOrphans: true });
    });

    it('finds them under their new names', () => {
      checkPlan(edited(gone, { 'w/new.fewrk.json': FILES.files?.[PARENT] }), {
        changes: [`record w/new.fewrk.json: deployed as ${PARENT} before`],
      });
    });

    it('replaces them under their new names when a part changed that is not read back', () => {
      const changed = workflow('Parent', [], { actions: [runs('Child')], timeout: 5 });
      checkPlan(edited(gone, { 'w/new.fewrk.json': changed }), {
        changes: [`replace w/new.fewrk.json: deployed as ${PARENT} before; changed since it was deployed`],
        deletes: [P],
      });
    });

    it('forgets them when the account has nothing of them', () => {
      const plan = createPlan(inputsOf({ ...gone, account: CALM.account?.filter(({ id }) => id !== P) ?? [] }));
      assert.deepEqual([plan.forget, plan.gone], [[PARENT], [P]]);
    });
  });

  describe('of placeholders', () => {
    const use = (variables: World['variables'], more: World = {}): World => ({
      files: { [CHILD]: workflow('Child', ['{{Chat}}']), ...more.files },
      ...(more.account ? { account: more.account } : {}),
      ...(variables ? { variables } : {}),
    });

    it('finds connectors of the account by id and by type, and does not list them', () => {
      const account = [deployed(C, connector('Chat'))];
      checkPlan(use({ Chat: { connector: 'Chat' } }, { account }), { changes: [`create ${CHILD}: new here`] });
      checkPlan(use({ Chat: { connector: C } }, { account }), { changes: [`create ${CHILD}: new here`] });
      checkPlan(use({ Chat: C }, { account }), { changes: [`create ${CHILD}: new here`] });
    });

    it('takes a file of the type before the account’s', () => {
      const account = [deployed(C, connector('Chat', { description: 'other' }))];
      checkPlan(use({ Chat: { connector: 'Chat' } }, { account, files: { [CHAT]: connector('Chat') } }), {
        changes: [`create ${CHAT}: new here`, `create ${CHILD}: new here`],
        orphans: [C],
      });
    });

    it('takes an id that the lock knows for the file', () => {
      checkPlan({ ...CALM, variables: { ...CALM.variables, Chat: { connector: C } } }, {});
    });

    it('takes the only file of the name where nothing is bound', () => {
      checkPlan(use(undefined, { files: { [CHAT]: connector('Chat', { name: 'chat' }) } }), {
        changes: [`create ${CHAT}: new here`, `create ${CHILD}: new here`],
      });
    });

    const problems: readonly (readonly [string, World, readonly string[]])[] = [
      ['nothing binds it', use({}), [`${CHILD} placeholder-unbound`]],
      ['there is no such file', use({ Chat: { connector: 'c/none.fecon.json' } }), [`${CHILD} reference-unknown`]],
      ['there is no such workflow', use({ Chat: { workflow: 'w/none.fewrk.json' } }), [`${CHILD} reference-unknown`]],
      ['there is no such type', use({ Chat: { connector: 'None' } }), [`${CHILD} reference-unknown`]],
      [
        'two files have the type',
        use(
          { Chat: { connector: 'Chat' } },
          { files: { 'a.fecon.json': connector('Chat'), 'b.fecon.json': connector('Chat') } },
        ),
        [`${CHILD} reference-ambiguous`],
      ],
    ];
    for (const [why, world, expected] of problems) {
      it(`has a problem when ${why}`, () => {
        const plan = createPlan(inputsOf(world));
        assert.deepEqual(
          plan.documents.flatMap(({ path, problems: all }) => all.map(({ code }) => `${path} ${code}`)),
          expected,
        );
      });
    }

    it('has a problem when the account has several connectors of the type', () => {
      const account = [deployed(C, connector('Chat')), deployed(X, connector('Chat'))];
      const [document] = createPlan(inputsOf(use({ Chat: { connector: 'Chat' } }, { account }))).documents;
      assert.deepEqual(
        document?.problems.map(({ code, at, placeholder }) => [code, at, placeholder]),
        [['reference-ambiguous', 'actions[0].connector_id', 'Chat']],
      );
    });

    it('blocks what points at a document with problems', () => {
      checkPlan(edited(FILES, { [CHAT]: connector('Chat', { description: '{{Nothing}}' }) }), {
        changes: NEW,
        problems: [`${CHAT} placeholder-unbound`, `${CHILD} reference-blocked`, `${PARENT} reference-blocked`],
      });
    });

    it('refuses circles, and what points at them', () => {
      const files = {
        'w/a.fewrk.json': workflow('A', [], { actions: [runs('B')] }),
        'w/b.fewrk.json': workflow('B', [], { actions: [runs('A')] }),
        'w/c.fewrk.json': workflow('C', [], { actions: [runs('A')] }),
        'w/d.fewrk.json': workflow('D', [], { actions: [runs('D')] }),
      };
      const plan = createPlan(
        inputsOf({
          files,
          variables: Object.fromEntries(
            ['A', 'B', 'D'].map((name) => [name, { workflow: `w/${name.toLowerCase()}.fewrk.json` }]),
          ),
        }),
      );
      const found = plan.documents
        .flatMap(({ path, problems: all }) => all.map(({ code }) => `${path} ${code}`))
        .sort();
      assert.deepEqual(found, [
        'w/a.fewrk.json reference-circle',
        'w/b.fewrk.json reference-circle',
        'w/c.fewrk.json reference-blocked',
        'w/d.fewrk.json reference-circle',
      ]);
    });

    it('needs secrets for what is sent only', () => {
      const files = {
        [CHAT]: connector('Chat', {
          config: { host: 'h.example.com', credentials: { type: 'BearerToken', bearer_token: '{{Token}}' } },
        }),
      };
      const world: World = { files, variables: { Token: { secret: true } } };
      checkPlan(world, { changes: [`create ${CHAT}: new here`], problems: [`${CHAT} secret-missing`] });
      checkPlan({ ...world, secrets: { Token: 'x' } }, { changes: [`create ${CHAT}: new here`] });
      const calm = asDeployed({ ...world, account: [deployed(C, connector('Chat'))] }, { [CHAT]: C });
      checkPlan(calm, {});
    });
  });

  it('has a problem with what is no JSON object, and nothing else with it', () => {
    checkPlan(edited(FILES, { [CHAT]: '{"type": ' }), {
      changes: NEW,
      problems: [`${CHAT} document-unreadable`, `${CHILD} reference-blocked`, `${PARENT} reference-blocked`],
    });
    checkPlan(
      { files: { [CHAT]: `${'['.repeat(5000)}${']'.repeat(5000)}` } },
      { changes: [`create ${CHAT}: new here`], problems: [`${CHAT} document-unreadable`] },
    );
    checkPlan(
      { files: { [CHAT]: `{"a": ${'['.repeat(5000)}${']'.repeat(5000)}}` } },
      { changes: [`create ${CHAT}: new here`], problems: [`${CHAT} document-unreadable`] },
    );
  });

  it('goes back to the version before, and lets what points at it follow', () => {
    const before = { ...CALM.lock![CHILD]!.deployed!, id: X, digest: 'before' };
    const lock = { ...CALM.lock, [CHILD]: { ...CALM.lock?.[CHILD], previous: [before] } };
    const account = [...(CALM.account ?? []), deployed(X, workflow('Child', [C], { description: 'before' }))];
    checkPlan(
      { ...CALM, lock, account },
      {
        changes: [`record ${CHILD}: back to ${X}`, `replace ${PARENT}: points at ${CHILD}, which has another id`],
        kept: [`${W} setting`, `${P} setting`],
      },
      { restore: [CHILD], oldVersions: 'keep' },
    );
  });

  it('does not go back to what points at something that is gone', () => {
    const before = { ...CALM.lock![CHILD]!.deployed!, id: X, digest: 'before' };
    const lock = { ...CALM.lock, [CHILD]: { ...CALM.lock?.[CHILD], previous: [before] } };
    const account = [...(CALM.account ?? []), deployed(X, workflow('Child', [Y]))];
    const plan = createPlan(inputsOf({ ...CALM, lock, account }), { restore: [CHILD] });
    assert.deepEqual(
      plan.documents.flatMap(({ path, problems }) => problems.map(({ code }) => `${path} ${code}`)),
      [`${CHILD} reference-unknown`, `${PARENT} reference-blocked`],
    );
  });

  it('says when the lock is from another address, and forgets nothing then', () => {
    const plan = createPlan(inputsOf({ ...CALM, account: [], lockApi: 'https://elsewhere.example.com' }));
    assert.match(plan.notes[0] ?? '', /knows live at https:\/\/elsewhere\.example\.com/);
    assert.deepEqual([plan.gone, plan.forget], [[], []]);
  });

  it('says what is not compared', () => {
    const plan = createPlan(inputsOf(edited(FILES, { [CHILD]: workflow('Child', [], { timeout: 5 }) })));
    assert.deepEqual(plan.notes, [
      'Drift ignores timeout: the API never reads that back, so a change made outside does not show.',
    ]);
  });
});
