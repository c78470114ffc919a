import assert from 'node:assert/strict';
import { createPlan } from '../../../../flexli/project/plan/createPlan';
import { asDeployed, connector, deployed, inputsOf, runs, workflow } from '../fakeProject';
import { C, CALM, CHAT, checkPlan, CHILD, edited, FILES, NEW, P, PARENT, PARENT_THERE, W, X, Y } from './planSupport';

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
