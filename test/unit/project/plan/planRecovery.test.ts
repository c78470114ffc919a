import assert from 'node:assert/strict';
import { createPlan } from '../../../../flexli/project/plan/createPlan';
import { readDigest } from '../../../../flexli/project/compare/digests';
import { usedIds } from '../../../../flexli/project/lock/usedIds';
import { asDeployed, connector, deployed, inputsOf, runs, workflow, type World } from '../fakeProject';
import { Y, C, CALM, CHAT, checkPlan, CHILD, edited, FILES, P, PARENT, PARENT_THERE, W, X } from './planSupport';

describe('a plan', () => {
  describe('by what was noted when it was deployed', () => {
    /** Everything is deployed as it is, and the lock knows how it was read back. */
    const noted = (world: World): World => {
      const inputs = inputsOf(world);
      const plan = createPlan(inputs);
      const targetOf = (file: string) => world.lock![file]?.deployed;
      const lock = plan.documents.map(({ path, uses }) => {
        const there = inputs.account.documents.find(({ id }) => id === targetOf(path)?.id);
        const used = usedIds(uses, targetOf);
        const entry = world.lock![path]!;
        return [
          path,
          {
            ...entry,
            deployed: { ...entry.deployed!, ...(used === undefined ? {} : { uses: used }), read: readDigest(there!) },
          },
        ] as const;
      });
      return { ...world, lock: Object.fromEntries(lock) };
    };
    const KNOWN = noted(CALM);

    it('is empty when nothing changed', () => {
      checkPlan(KNOWN, {});
    });

    it('does not mind how the engine writes things', () => {
      const odd = deployed(W, workflow('Child', [C], { description: 'as the engine has it' }));
      checkPlan(noted({ ...CALM, account: [...(CALM.account ?? []).filter(({ id }) => id !== W), odd] }), {
        changes: [],
      });
    });

    it('replaces what is read back otherwise', () => {
      const changed = deployed(W, workflow('Child', [C], { description: 'other' }));
      checkPlan(
        { ...KNOWN, account: [...(CALM.account ?? []).filter(({ id }) => id !== W), changed] },
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

    it('replaces what points at an older id where the API does not read it back', () => {
      const files = {
        [CHAT]: connector('Chat'),
        [CHILD]: workflow('Child', [], {
          actions: [
            { type: 'Flexli:CoreV1:Wait', order: 1, parameters: { seconds: 1 }, variables: { id: '{{Chat}}' } },
          ],
        }),
      };
      const world: World = {
        files,
        variables: { Chat: { connector: CHAT } },
        account: [deployed(C, connector('Chat')), deployed(X, connector('Chat')), deployed(W, files[CHILD])],
      };
      const before = noted(asDeployed(world, { [CHAT]: C, [CHILD]: W }));
      const lock = { ...before.lock, [CHAT]: { deployed: { ...before.lock![CHAT]!.deployed!, id: X } } };
      checkPlan(
        { ...before, lock },
        {
          changes: [`replace ${CHILD}: points at ${CHAT}, which has another id`],
          deletes: [W],
          orphans: [C],
        },
      );
    });

    it('replaces what has an older secret in a place that is read back', () => {
      const content = connector('Chat', { config: { host: 'h.example.com', default_headers: { A: 'Token {{Key}}' } } });
      const there = connector('Chat', { config: { host: 'h.example.com', default_headers: { A: 'Token old' } } });
      const world = noted(
        asDeployed(
          {
            files: { [CHAT]: content },
            variables: { Key: { secret: true } },
            secrets: { Key: 'old' },
            account: [deployed(C, there)],
          },
          { [CHAT]: C },
        ),
      );
      checkPlan(world, {});
      checkPlan({ ...world, secrets: {} }, {});
      checkPlan(
        { ...world, secrets: { Key: 'new' } },
        { changes: [`replace ${CHAT}: another value of a secret: config.default_headers.A`], deletes: [C] },
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
      const used = path === PARENT ? [CHILD] : [CHAT];
      const uses = usedIds(used, (file) => CALM.lock![file]?.deployed);
      const note = { digest, ...(uses === undefined ? {} : { uses }), after };
      return { ...CALM, lock: { ...CALM.lock, [path]: { ...CALM.lock?.[path], pending: note } } };
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

    it('replaces what was created without an answer when the ids that it used are others by now', () => {
      const world = pending(PARENT, P);
      const entry = world.lock![PARENT]!;
      const lock = { ...world.lock, [PARENT]: { ...entry, pending: { ...entry.pending!, uses: [Y] } } };
      const account = [
        ...(CALM.account ?? []),
        { ...PARENT_THERE, id: X, content: { ...PARENT_THERE.content, id: X } },
      ];
      checkPlan(
        { ...world, lock, account },
        { changes: [`replace ${PARENT}: an earlier deployment was interrupted`], deletes: [X, P] },
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

    it('replaces what was created without an answer when the file says something else by now', () => {
      const timed = workflow('Parent', [], { actions: [runs('Child')], timeout: 9 });
      const account = [
        ...(CALM.account ?? []),
        { ...PARENT_THERE, id: X, content: { ...PARENT_THERE.content, id: X } },
      ];
      const world = { ...edited(pending(PARENT, P), { [PARENT]: timed }), account };
      checkPlan(world, { changes: [`replace ${PARENT}: an earlier deployment was interrupted`], deletes: [X, P] });
      const first = { pending: world.lock![PARENT]!.pending! };
      checkPlan(
        { ...world, lock: { ...world.lock, [PARENT]: first } },
        { changes: [`replace ${PARENT}: an earlier deployment was interrupted`], deletes: [X], orphans: [P] },
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
});
