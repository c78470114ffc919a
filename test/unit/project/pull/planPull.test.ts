import assert from 'node:assert/strict';
import type { JsonObject } from '../../../../flexli/model/json';
import { planPull, type PullOptions } from '../../../../flexli/project/pull/planPull';
import { asDeployed, connector, deployed, idOf, inputsOf, TIME, workflow, type World } from '../fakeProject';

const CHAT = 'c/chat.fecon.json';
const FLOW = 'w/flow.fewrk.json';
const [C, W, X, Y] = [1, 2, 8, 9].map(idOf) as [string, string, string, string];

/** A text as the author wrote it, with a layout of their own. */
const FLOW_TEXT = `{
    "name": "Flow", "schema_version": 1,
    "timeout": 30,
    "actions": [
        { "order": 1, "connector_id": "{{Chat}}", "type": "Post", "variables": {"a": 1}, "parameters": { "to": "{{Team}}" } },
        { "order": 2, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 5 } }
    ]
}
`;
const FLOW_THERE: JsonObject = {
  name: 'Flow',
  schema_version: 1,
  actions: [
    { order: 1, connector_id: C, type: 'Post', parameters: { to: 'all@example.com' } },
    { order: 2, type: 'Flexli:CoreV1:Wait', connector_id: 'Flexli:CoreV1', parameters: { seconds: 5 } },
  ],
};

const CALM: World = asDeployed(
  {
    files: { [CHAT]: connector('Chat'), [FLOW]: FLOW_TEXT },
    variables: { Chat: { connector: CHAT }, Team: 'all@example.com' },
    account: [deployed(C, connector('Chat')), deployed(W, FLOW_THERE)],
  },
  { [CHAT]: C, [FLOW]: W },
);

function pull(world: World, options?: PullOptions, projectText = '{}'): ReturnType<typeof planPull> {
  return planPull(inputsOf(world), projectText, options);
}

function changes(world: World, options?: PullOptions): readonly string[] {
  return pull(world, options).documents.map(({ change, path }) => `${change} ${path}`);
}

/** The account’s workflow is another one now. */
function changedOutside(there: JsonObject): World {
  return { ...CALM, account: [deployed(C, connector('Chat')), deployed(W, { ...FLOW_THERE, ...there })] };
}

describe('pulling', () => {
  it('leaves what says the same', () => {
    assert.deepEqual(changes(CALM), [`same ${CHAT}`, `same ${FLOW}`]);
    assert.equal(pull(CALM).projectText, undefined);
  });

  it('changes only the places that differ, and keeps layout, placeholders and what is not read back', () => {
    const [post] = FLOW_THERE.actions as readonly JsonObject[];
    const wait = { order: 2, type: 'Flexli:CoreV1:Wait', connector_id: 'Flexli:CoreV1', parameters: { seconds: 9 } };
    const { documents } = pull(changedOutside({ actions: [post!, wait] }));
    const flow = documents.find(({ path }) => path === FLOW);
    assert.deepEqual([flow?.change, flow?.text], ['changed', FLOW_TEXT.replace('"seconds": 5', '"seconds": 9')]);
    assert.deepEqual(flow?.unread, ['timeout', 'variables']);
  });

  it('adds and removes keys', () => {
    const text = pull(changedOutside({ description: 'new', enabled: false })).documents[1]?.text ?? '';
    const { description, enabled, timeout } = JSON.parse(text) as JsonObject;
    assert.deepEqual([description, enabled, timeout], ['new', false, 30]);
    const back = asDeployed({ ...CALM, files: { ...CALM.files, [FLOW]: text } }, { [FLOW]: W });
    assert.equal((JSON.parse(pull(back).documents[1]?.text ?? '') as JsonObject).description, undefined);
  });

  it('matches actions by their order', () => {
    const added = { order: 3, type: 'Post', connector_id: C, parameters: { to: 'all@example.com', from: C } };
    const text = pull(changedOutside({ actions: [added, ...(FLOW_THERE.actions as JsonObject[])] })).documents[1]?.text;
    assert.deepEqual((JSON.parse(text ?? '') as JsonObject).actions, [
      { order: 3, type: 'Post', connector_id: '{{Chat}}', parameters: { to: '{{Team}}', from: '{{Chat}}' } },
      { order: 1, connector_id: '{{Chat}}', type: 'Post', variables: { a: 1 }, parameters: { to: '{{Team}}' } },
      { order: 2, type: 'Flexli:CoreV1:Wait', parameters: { seconds: 5 } },
    ]);
  });

  it('leaves files alone that were edited since, unless it shall overwrite', () => {
    const world = {
      ...changedOutside({ description: 'new' }),
      files: { ...CALM.files, [FLOW]: FLOW_TEXT.replace('5 }', '7 }') },
    };
    assert.deepEqual(changes(world), [`same ${CHAT}`, `edited ${FLOW}`]);
    assert.deepEqual(changes(world, { overwrite: true }), [`same ${CHAT}`, `changed ${FLOW}`]);
  });

  it('makes files of what has none, named and placed like the others', () => {
    const account = [
      ...CALM.account!,
      deployed(X, connector('MailService', { name: 'Mail: Service' })),
      deployed(Y, workflow('Flow', [X, C])),
    ];
    const { documents, projectText } = pull({ ...CALM, account });
    assert.deepEqual(
      documents.map(({ change, path }) => `${change} ${path}`),
      [`same ${CHAT}`, `same ${FLOW}`, 'new c/mail-service.fecon.json', 'new w/flow-2.fewrk.json'],
    );
    assert.deepEqual(JSON.parse(documents[3]?.text ?? ''), {
      name: 'Flow',
      schema_version: 1,
      actions: [
        { connector_id: '{{Mail Service}}', type: 'Post', order: 1 },
        { connector_id: '{{Chat}}', type: 'Post', order: 2 },
      ],
    });
    assert.deepEqual(JSON.parse(projectText ?? ''), {
      variables: { 'Mail Service': { connector: 'c/mail-service.fecon.json' } },
    });
    assert.deepEqual(
      [documents[2]?.unread, documents[3]?.unread],
      [['credentials'], ['on_error', 'timeout', 'variables']],
    );
  });

  it('names workflows that others run, with their version', () => {
    const run = {
      type: 'Flexli:CoreV1:RunWorkflow',
      connector_id: 'Flexli:CoreV1',
      order: 1,
      parameters: { workflow_id: X, workflow_version: 1, workflow_input: {} },
    };
    const { documents } = pull({
      account: [deployed(X, workflow('Child')), deployed(Y, workflow('Parent', [], { actions: [run] }))],
    });
    assert.deepEqual(
      (JSON.parse(documents[1]?.text ?? '') as { actions: { parameters: object }[] }).actions[0]?.parameters,
      {
        workflow_id: '{{Child}}',
        workflow_version: '{{Child}}',
        workflow_input: {},
      },
    );
  });

  it('puts known values back, but not into words of the engine', () => {
    const account = [
      deployed(
        X,
        connector('Mail', { description: 'h.example.com', config: { host: 'h.example.com', base_path: 'v1' } }),
      ),
    ];
    const { documents } = pull({ account, variables: { Host: 'h.example.com', Short: 'v1', Kind: 'Mail' } });
    const { config, description, type } = JSON.parse(documents[0]?.text ?? '') as JsonObject;
    assert.deepEqual([config, description, type], [{ host: '{{Host}}', base_path: 'v1' }, 'h.example.com', 'Mail']);
  });

  it('brings a deleted file back to its place', () => {
    const world = { ...CALM, files: { [CHAT]: connector('Chat') } };
    assert.deepEqual(changes(world), [`same ${CHAT}`, `new ${FLOW}`]);
  });

  it('takes for a file what another client put in its place', () => {
    const account = [deployed(C, connector('Chat')), deployed(Y, { ...FLOW_THERE, description: 'theirs' })];
    assert.deepEqual(changes({ ...CALM, account }), [`same ${CHAT}`, `changed ${FLOW}`]);
  });

  it('leaves old versions out, and takes the release version of several', () => {
    const previous = [{ id: X, version: 1, digest: 'd', time: TIME }];
    const lock = { ...CALM.lock, [FLOW]: { ...CALM.lock?.[FLOW], previous } };
    const account = [
      ...CALM.account!,
      deployed(X, workflow('Flow')),
      deployed(W, { ...FLOW_THERE, description: 'draft' }, 2),
    ];
    assert.deepEqual(changes({ ...CALM, lock, account }), [`same ${CHAT}`, `same ${FLOW}`]);
  });

  it('pulls only what is wanted, by path or id', () => {
    const account = [...CALM.account!, deployed(X, connector('Mail'))];
    assert.deepEqual(changes({ ...CALM, account }, { wanted: [FLOW, X] }), [
      `same ${FLOW}`,
      'new c/the-mail.fecon.json',
    ]);
  });

  it('says which files are not in the account', () => {
    assert.deepEqual(pull({ ...CALM, account: [] }).missing, [CHAT, FLOW]);
  });
});
