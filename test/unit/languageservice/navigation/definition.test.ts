import assert from 'node:assert/strict';
import { accountConnectors } from '../../../../server/languageservice/accountConnectors';
import { service } from '../support';
import { sampleAt } from '../sampleProject';
import { shownPlace, TestWorkspace } from '../workspaceSupport';

/** Definitions of what is at the cursor of the sample project, as `file: before[place]`. */
function checkDefinition(file: string, around: string, expected: readonly string[], origin?: string): void {
  const workspace = new TestWorkspace(sampleAt(file, around));
  checkIn(workspace, expected, origin);
}

function checkIn(workspace: TestWorkspace, expected: readonly string[], origin?: string): void {
  const { document, offset, context } = workspace;
  const links = service.definition(document, document.textDocument.positionAt(offset), context);
  assert.deepEqual(
    links.map(({ targetUri: uri, targetSelectionRange: range }) => shownPlace(workspace, { uri, range })),
    expected,
  );
  if (origin !== undefined) {
    assert.equal(document.textDocument.getText(links[0]?.originSelectionRange), origin);
  }
}

const ID = '01J00000000000000000000MAL';
const WORKFLOW_ID = '01J00000000000000000000WRK';
const CHAT = 'connectors/chat.fecon.json';

describe('definition', () => {
  it('of a connector is its file', () => {
    checkDefinition('welcome.fewrk.json', '{{Ch$0at}}', [`${CHAT}: "type": "[TeamChat]`], '{{Chat}}');
    checkDefinition('tell.fewrk.json', '{{Team$0 Chat}}', [`${CHAT}: "type": "[TeamChat]`]);
    checkDefinition('flexli.json', 'connectors/$0chat', [`${CHAT}: "type": "[TeamChat]`]);
  });

  it('of action and event types is where the connector declares them', () => {
    checkDefinition('welcome.fewrk.json', 'Post$0Message', [`${CHAT}: "type": "[PostMessage]`]);
    checkDefinition('welcome.fewrk.json', 'Message$0Posted', [`${CHAT}: "type": "[MessagePosted]`]);
  });

  it('of a parameter is the schema of the action', () => {
    checkDefinition('welcome.fewrk.json', '"chan$0nel"', [`${CHAT}: "[channel]`]);
    checkDefinition(CHAT, '{chan$0nel}', [`${CHAT}: "[channel]`], 'channel');
    checkDefinition(CHAT, '"::te$0xt"', [`${CHAT}: "[text]`]);
    checkDefinition(CHAT, '].na$0me', [`${CHAT}: ", "properties": { "[name]`]);
  });

  it('of a key of the state is the transform that sets it', () => {
    checkDefinition(
      'welcome.fewrk.json',
      '"attribute": "::message.i$0d"',
      ['welcome.fewrk.json: nsform": { "message.[id]'],
      'id',
    );
    checkDefinition('welcome.fewrk.json', '|| sa$0id', ['welcome.fewrk.json: "transform": { "[said]']);
    checkDefinition(
      'welcome.fewrk.json',
      '"::message.\\"sent$0 at',
      ['welcome.fewrk.json: ": "::id", "message.[\\"sent at\\"]'],
      '\\"sent at\\"',
    );
    checkDefinition('welcome.fewrk.json', '"::mess$0age.\\"', [
      'welcome.fewrk.json: "transform": { "[message]',
      'welcome.fewrk.json: ssage.id": "::id", "[message]',
    ]);
  });

  it('of a key that nothing sets is where the input comes from', () => {
    checkDefinition('tell.fewrk.json', '[wh$0o,', ['welcome.fewrk.json: n/json", "body": { "[who]']);
    checkDefinition('tell.fewrk.json', 'message_$0id', ['welcome.fewrk.json: workflow_input": { "[message_id]']);
    checkDefinition('welcome.fewrk.json', '"said": "::te$0xt"', [`${CHAT}: ", "properties": { "[text]`]);
  });

  it('of a key of an item is the list', () => {
    checkDefinition('welcome.fewrk.json', '"who": "::na$0me"', ['welcome.fewrk.json: "array_path": ["::people"]']);
  });

  it('of a variable is its value', () => {
    checkDefinition('welcome.fewrk.json', '{na$0me!r}', ['welcome.fewrk.json: "variables": { "[name]'], 'name');
    checkDefinition('welcome.fewrk.json', '{da$0y}', ['welcome.fewrk.json: : "::person.name", "[day]'], 'day');
  });

  it('of a workflow is its file', () => {
    checkDefinition('welcome.fewrk.json', '{{Te$0ll}}', ['tell.fewrk.json: "name": "[Tell]']);
    checkDefinition('flexli.json', 'tell.$0fewrk', ['tell.fewrk.json: "name": "[Tell]']);
  });

  it('of a custom event is who sends it, or whom it starts', () => {
    checkDefinition('tell.fewrk.json', 'person.$0greeted', [
      'welcome.fewrk.json: ": { "event_type": "[person.greeted]',
    ]);
    checkDefinition('welcome.fewrk.json', 'person.$0greeted', [
      'tell.fewrk.json: ": { "event_type": "[person.greeted]',
    ]);
    checkDefinition('tell.fewrk.json', 'person.$0told', ['tell.fewrk.json: ": { "event_type": "[person.told]']);
  });

  it('of a placeholder is the project file', () => {
    checkDefinition(CHAT, '{{Chat $0Token}}', ['flexli.json: "[Chat Token]'], 'Chat Token');
  });

  it('of what only the account has is the document in which the client shows it', () => {
    const uri = 'flexli-account:/Production account/Mail.fecon.json?id=1';
    const mail = {
      id: ID,
      type: 'Mail',
      name: 'Mail',
      description: '',
      schema_version: 1 as const,
      config: { host: 'mail.example.com' },
      events: [{ type: 'Came', name: 'Came', description: '', schema: {} }],
      actions: [
        { type: 'Read', method: 'get' as const, path: '' },
        { type: 'Send', method: 'post' as const, path: '', parameters: { properties: { to: {} } } },
      ],
    };
    const workflows = [1, 2].map((version) => ({
      id: WORKFLOW_ID,
      version,
      name: 'Child',
      description: '',
      released: true,
      shownIn: `flexli-account:/child?version=${version}`,
    }));
    const check = (text: string, expected: string | undefined, shown = true) => {
      const account = { connectors: accountConnectors([shown ? { uri, ...mail } : mail]), workflows };
      const { document, offset, context } = new TestWorkspace({ 'a.fewrk.json': text }, account);
      const links = service.definition(document, document.textDocument.positionAt(offset), context);
      assert.deepEqual(
        links.map(({ targetUri }) => decodeURIComponent(targetUri)),
        expected === undefined ? [] : [expected],
      );
    };
    const action = (id: string, type: string, parameter: string) =>
      `{"source": {"connector_id": "${ID}", "type": "${type === '' ? 'Ca$0me' : 'Came'}"}, "actions": [{"connector_id": "${id}", "type": "${type}", "parameters": {"${parameter}": 1}}]}`;
    check(action(ID.replace('J', 'J$0'), 'Send', 'to'), uri);
    check(action(ID, 'Se$0nd', 'to'), `${uri}#actions[1]`);
    check(action(ID, 'Send', 't$0o'), `${uri}#actions[1].parameters`);
    check(action(ID, '', 'to'), `${uri}#events[0]`);
    check(action(ID, 'Un$0known', 'to'), undefined);
    check(action('{{M$0ail}}', 'Send', 'to'), uri);
    check(
      `{"actions": [{"type": "Flexli:CoreV1:RunWorkflow", "parameters": {"workflow_id": "${WORKFLOW_ID.replace('J', 'J$0')}"}}]}`,
      'flexli-account:/child?version=2',
    );
    // An editor that has no such document.
    check(action(ID.replace('J', 'J$0'), 'Send', 'to'), undefined, false);
  });

  it('is nothing where nothing has a name', () => {
    checkDefinition('welcome.fewrk.json', '"schema_$0version"', []);
    checkDefinition('welcome.fewrk.json', '"::to$0day"', []);
    checkIn(new TestWorkspace({ 'a.fewrk.json': '{"actions": [{"connector_id": "{{El$0se}}"}]}' }), []);
  });

  it('works while the JSON is broken', () => {
    checkIn(new TestWorkspace({ 'a.fewrk.json': '{"actions": [{"transform": {"a": 1}, }, {"condition": "::a$0' }), [
      'a.fewrk.json: ": [{"transform": {"[a]',
    ]);
    checkIn(
      new TestWorkspace({
        'a.fewrk.json': '{"actions": [{"connector_id": "{{Ch$0at}}", "type": ',
        'c.fecon.json': '{"name": "Chat", "actions": [',
        'b.fecon.json': '{{{',
      }),
      ['c.fecon.json: []'],
    );
  });
});
