import assert from 'node:assert/strict';
import { createPlan } from '../../../../flexli/project/plan/createPlan';
import { asDeployed, connector, deployed, inputsOf, runs, workflow, type World } from '../fakeProject';
import { C, CALM, CHAT, checkPlan, CHILD, edited, FILES, NEW, PARENT, X } from './planSupport';

describe('a plan', () => {
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
});
