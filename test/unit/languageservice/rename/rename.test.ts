import assert from 'node:assert/strict';
import { CHAT_ID, chat, service } from '../support';
import { sampleAt } from '../sampleProject';
import type { TestAccount } from '../workspaceSupport';
import { changedLines, TestWorkspace } from '../workspaceSupport';

const CHAT = 'connectors/chat.fecon.json';

/** Renames what is at the cursor of the sample project; expects the changed lines. */
function checkRename(file: string, around: string, name: string, expected: readonly string[]): void {
  checkIn(new TestWorkspace(sampleAt(file, around)), name, expected);
}

function checkIn(workspace: TestWorkspace, name: string, expected: readonly string[]): void {
  const { document, offset, context } = workspace;
  const renaming = service.rename(document, document.textDocument.positionAt(offset), name, context);
  assert.ok(renaming.ok, renaming.ok ? '' : renaming.message);
  assert.deepEqual(changedLines(workspace, renaming.edit), expected);
}

function checkRefused(file: string, around: string, name: string, message: RegExp): void {
  checkRefusedIn(new TestWorkspace(sampleAt(file, around)), name, message);
}

function checkRefusedIn(workspace: TestWorkspace, name: string, message: RegExp): void {
  const { document, offset, context } = workspace;
  const renaming = service.rename(document, document.textDocument.positionAt(offset), name, context);
  assert.ok(!renaming.ok, renaming.ok ? JSON.stringify(renaming.edit) : '');
  assert.match(renaming.message, message);
}

/** What an editor offers to change, and the name that it shows. */
function checkPrepared(file: string, around: string, expected: readonly [string, string] | RegExp | undefined): void {
  const { document, offset, context } = new TestWorkspace(sampleAt(file, around));
  const target = service.prepareRename(document, document.textDocument.positionAt(offset), context);
  if (expected === undefined) assert.equal(target, undefined);
  else if (expected instanceof RegExp) assert.match(target?.ok === false ? target.message : '', expected);
  else {
    assert.ok(target?.ok);
    assert.deepEqual([document.textDocument.getText(target.range), target.placeholder], expected);
  }
}

describe('rename', () => {
  it('of an action type changes the connector and the workflows', () => {
    const expected = [
      `${CHAT}: "type": "SendMessage",`,
      'tell.fewrk.json: "type": "SendMessage",',
      'welcome.fewrk.json: "type": "SendMessage",',
    ];
    checkRename(CHAT, 'Post$0Message', 'SendMessage', expected);
    checkRename('welcome.fewrk.json', 'Post$0Message', 'SendMessage', expected);
  });

  it('of an event type changes the connector and the sources', () => {
    checkRename(CHAT, 'Message$0Posted', 'Posted', [
      `${CHAT}: "type": "Posted",`,
      'welcome.fewrk.json: "type": "Posted",',
    ]);
  });

  it('of a connector type changes the file, and the project file where that names the type', () => {
    checkRename(CHAT, 'Team$0Chat', 'Chat', [`${CHAT}: "type": "Chat",`]);
    checkIn(
      new TestWorkspace({
        'flexli.json': '{"variables": {"A": {"connector": "TeamChat"}}}',
        'a.fecon.json': '{"type": "Team$0Chat"}',
        'b.fewrk.json': '{"actions": [{"connector_id": "{{A}}"}]}',
      }),
      'Chat',
      ['flexli.json: {"variables": {"A": {"connector": "Chat"}}}', 'a.fecon.json: {"type": "Chat"}'].reverse(),
    );
  });

  it('of a parameter changes its schema, the requests and the workflows, each as it is written there', () => {
    checkRename(CHAT, '{chan$0nel}', 'room', [
      `${CHAT}: "path": "channels/{room}/messages",`,
      `${CHAT}: "required": ["room", "text"],`,
      `${CHAT}: "room": { "type": "string" },`,
      'tell.fewrk.json: "parameters": { "room": "::who", "text": "::join(\', \', [who, message_id])" }',
      'welcome.fewrk.json: "parameters": { "room": "all", "text": "Hello {name}, {name!r}! \\u00e4 {day}", "mentions": "::people" },',
    ]);
    checkRename(CHAT, '].na$0me', 'full name', [
      `${CHAT}: "body": { "text": "::text", "first": "::mentions[0].\\"full name\\"" },`,
      `${CHAT}: "mentions": { "type": "array", "items": { "type": "object", "properties": { "full name": { "type": "string" } } } }`,
    ]);
  });

  it('of a custom event changes the senders and the sources', () => {
    checkRename('tell.fewrk.json', 'person.$0greeted', 'person.welcomed "1"', [
      'tell.fewrk.json: "source": { "type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": "person.welcomed \\"1\\"" } },',
      'welcome.fewrk.json: "parameters": { "event_type": "person.welcomed \\"1\\"", "content_type": "application/json", "body": { "who": "::name", "note": "::message.id" } }',
    ]);
  });

  it('of a key of the state changes the transforms and every expression that reads it', () => {
    checkRename('welcome.fewrk.json', '"message.i$0d"', 'key', [
      'welcome.fewrk.json: "transform": { "message.key": "::id", "message.\\"sent at\\"": "::time" }',
      'welcome.fewrk.json: { "type": "String", "attribute": "::message.key", "operator": "ne", "value": "::message.\\"sent at\\" || said" }',
      'welcome.fewrk.json: "workflow_input": { "message_id": "::message.key" }',
    ]);
    checkRename('welcome.fewrk.json', '"mess$0age.id"', 'the message', [
      'welcome.fewrk.json: "transform": { "the message.id": "::id", "the message.\\"sent at\\"": "::time" }',
      'welcome.fewrk.json: { "type": "String", "attribute": "::\\"the message\\".id", "operator": "ne", "value": "::\\"the message\\".\\"sent at\\" || said" }',
      'welcome.fewrk.json: "workflow_input": { "message_id": "::\\"the message\\".id" }',
    ]);
    checkRename('welcome.fewrk.json', '\\"sent$0 at\\" ||', 'sent.at', [
      'welcome.fewrk.json: "transform": { "message.id": "::id", "message.\\"sent.at\\"": "::time" }',
      'welcome.fewrk.json: { "type": "String", "attribute": "::message.id", "operator": "ne", "value": "::message.\\"sent.at\\" || said" }',
    ]);
    checkRename('welcome.fewrk.json', '\\"sent$0 at\\" ||', 'sent', [
      'welcome.fewrk.json: "transform": { "message.id": "::id", "message.\\"sent\\"": "::time" }',
      'welcome.fewrk.json: { "type": "String", "attribute": "::message.id", "operator": "ne", "value": "::message.sent || said" }',
    ]);
  });

  it('of a key of the state follows what reads it without handing it on', () => {
    const workflow = (name: string) =>
      `{"actions": [{"type": "Flexli:CoreV1:Transform", "transform": {"a.${name}": 1, "b": "::a.${name}", "c": "::length(a) > \`1\`"}}, {"condition": "::sort_by(list, &a)[0] || a.${name}"}]}`;
    checkIn(new TestWorkspace({ 'a.fewrk.json': workflow('x').replace('a.x', 'a.x$0') }), 'y', [
      `a.fewrk.json: ${workflow('y')}`,
    ]);
  });

  it('of a key that another workflow hands over changes both', () => {
    checkRename('tell.fewrk.json', '[wh$0o,', 'person', [
      'tell.fewrk.json: "parameters": { "channel": "::person", "text": "::join(\', \', [person, message_id])" }',
      'welcome.fewrk.json: "parameters": { "event_type": "person.greeted", "content_type": "application/json", "body": { "person": "::name", "note": "::message.id" } }',
    ]);
    checkRename('welcome.fewrk.json', '"message$0_id":', 'id', [
      'tell.fewrk.json: "parameters": { "channel": "::who", "text": "::join(\', \', [who, id])" }',
      'welcome.fewrk.json: "workflow_input": { "id": "::message.id" }',
    ]);
  });

  it('of a variable changes its fields in that action alone', () => {
    checkRename('welcome.fewrk.json', '{na$0me}', 'who', [
      'welcome.fewrk.json: "variables": { "who": "::person.name", "day": "::today" },',
      'welcome.fewrk.json: "parameters": { "channel": "all", "text": "Hello {who}, {who!r}! \\u00e4 {day}", "mentions": "::people" },',
    ]);
  });

  it('of a placeholder changes the project file and every place', () => {
    checkRename('welcome.fewrk.json', '{{Ch$0at}}', 'Chat 2', [
      'flexli.json: "Chat 2": { "connector": "connectors/chat.fecon.json" },',
      'welcome.fewrk.json: "connector_id": "{{Chat 2}}",',
      'welcome.fewrk.json: "connector_id": "{{Chat 2}}",',
    ]);
    checkRename(CHAT, '{{Chat $0Token}}', 'Token', [
      `${CHAT}: "credentials": { "type": "BearerToken", "bearer_token": "{{Token}}" }`,
      'flexli.json: "Token": { "secret": true }',
    ]);
  });

  it('of a placeholder that means a connector by its name lets the project file say so', () => {
    checkRename('tell.fewrk.json', '{{Team$0 Chat}}', 'Talk', [
      'tell.fewrk.json: "connector_id": "{{Talk}}",',
      'flexli.json: "Chat Token": { "secret": true },',
      'flexli.json: "Talk": { "connector": "connectors/chat.fecon.json" }',
      'flexli.json: }',
      'flexli.json: }',
    ]);
  });

  it('of a workflow changes its name, and the placeholders that only mean it by name', () => {
    checkRename('tell.fewrk.json', '"Te$0ll"', 'Say', ['tell.fewrk.json: "name": "Say",']);
    checkIn(
      new TestWorkspace({
        'a.fewrk.json': '{"name": "Of$0 course"}',
        'b.fewrk.json':
          '{"actions": [{"type": "Flexli:CoreV1:RunWorkflow", "parameters": {"workflow_id": "{{Of course}}"}}]}',
      }),
      'Sure thing',
      [
        'a.fewrk.json: {"name": "Sure thing"}',
        'b.fewrk.json: {"actions": [{"type": "Flexli:CoreV1:RunWorkflow", "parameters": {"workflow_id": "{{Sure thing}}"}}]}',
      ],
    );
  });

  it('leaves actions alone that use what the account has under an id', () => {
    checkIn(
      new TestWorkspace(
        {
          'a.fecon.json': '{"type": "TeamChat", "actions": [{"type": "Post$0Message"}]}',
          'b.fewrk.json': `{"actions": [{"connector_id": "${CHAT_ID}", "type": "PostMessage"}]}`,
        },
        { connectors: [chat] },
      ),
      'Send',
      ['a.fecon.json: {"type": "TeamChat", "actions": [{"type": "Send"}]}'],
    );
  });

  it('keeps the scopes of an Iterator and of the actions around it apart', () => {
    const workflow = (inner: string) =>
      `{"actions": [{"condition": "::b", "type": "Flexli:CoreV1:Iterator", "parameters": {"array_path": "::b", ${inner}}]}}]}`;
    checkIn(
      new TestWorkspace({
        'a.fewrk.json': workflow(
          '"iterator_input": {"b": "::b"}, "actions": [{"type": "Flexli:CoreV1:Wait", "transform": {"a": "::b", "b": "::a"}, "condition": "::b$0 || c"}',
        ),
      }),
      'd',
      [
        `a.fewrk.json: ${workflow('"iterator_input": {"d": "::b"}, "actions": [{"type": "Flexli:CoreV1:Wait", "transform": {"a": "::b", "d": "::a"}, "condition": "::d || c"}')}`,
      ],
    );
  });

  it('works while the JSON is broken', () => {
    checkIn(
      new TestWorkspace({ 'a.fewrk.json': '{"actions": [{"transform": {"a.b": 1}}, {"condition": "::a.b$0 && [' }),
      'c',
      ['a.fewrk.json: {"actions": [{"transform": {"a.c": 1}}, {"condition": "::a.c && ['],
    );
  });

  it('changes nothing for the same name', () => {
    checkRename('welcome.fewrk.json', '{na$0me}', 'name', []);
  });
});

describe('rename refuses', () => {
  it('names that the engine would not take', () => {
    checkRefused(CHAT, 'Post$0Message', 'Post Message', /letters and digits/);
    checkRefused(CHAT, 'Team$0Chat', 'Team Chat', /one word/);
    checkRefused('tell.fewrk.json', '"Te$0ll"', 'A', /3 to 60/);
    checkRefused('tell.fewrk.json', 'person.$0told', '::x', /expression/);
    checkRefused('tell.fewrk.json', 'person.$0told', ' ', /Give a name/);
    checkRefused('welcome.fewrk.json', '{{Ch$0at}}', '1', /begins with a letter/);
    checkRefused('welcome.fewrk.json', '{na$0me}', 'a.b', /Between braces/);
    checkRefused(CHAT, '{chan$0nel}', 'a.b', /Between braces/);
    checkRefused('welcome.fewrk.json', '"message.i$0d"', 'a"b', /no quotes/);
  });

  it('names that are there already', () => {
    checkRefused(CHAT, 'Post$0Message', 'ListMessages', /there already/);
    checkRefused('welcome.fewrk.json', '{na$0me}', 'day', /there already/);
    checkRefused('welcome.fewrk.json', '"message.i$0d"', 'sent at', /there already/);
    checkRefused('tell.fewrk.json', 'person.$0told', 'person.greeted', /there already/);
    checkRefused('welcome.fewrk.json', '{{Ch$0at}}', 'Tell', /there already/);
  });

  it('keys of the state that other names depend on', () => {
    const check = (actions: string, message: RegExp) => {
      checkRefusedIn(new TestWorkspace({ 'a.fewrk.json': `{"actions": [\n${actions}\n]}` }), 'other', message);
    };
    const transform = (values: string) => `{"type": "Flexli:CoreV1:Transform", "transform": {${values}}}`;
    const post = (parameters: string, transform = '') =>
      `{"connector_id": "{{A}}", "type": "Post", "parameters": {${parameters}}, "transform": {${transform}}}`;
    // A part of what an answer holds is named by the service.
    check(post('"a": "::person.na$0me"', '"person": "::"'), /“name” comes with “person”, which line 2 sets as a whole/);
    check(post('"a": "::na$0me"', '"::": "::"'), /replaces the whole state in line 2/);
    // A copy keeps the keys of what was copied.
    check(
      `${transform('"a.na$0me": 1')},\n${transform('"b": "::a"')},\n${post('"x": "::b.name"')}`,
      /All of “a” is used in line 3/,
    );
    check(`${transform('"a.na$0me": 1')}, ${post('"x": "::to_string(a)"')}`, /All of “a” is used/);
    check(`${transform('"a.na$0me": 1')}, ${post('"x": "::{k: a}"')}`, /All of “a” is used/);
    check(`${transform('"a.na$0me": 1')}, ${post('"x": "::(a || b).name"')}`, /All of “a” is used/);
    check(`${transform('"a.na$0me": 1')}, ${post('"x": "::a.*.name"')}`, /All of “a” is used/);
    check(`${transform('"na$0me": 1')}, ${post('"x": "::"')}`, /The whole state is used/);
    // An Iterator may read the state around.
    const inner = (key: string) =>
      `{"type": "Flexli:CoreV1:Iterator", "parameters": {"array_path": "::list", "iterator_input": {"${key}": 1}, "actions": [${post('"x": "::name"')}]}}`;
    check(`${transform('"na$0me": 1')},\n${inner('other')}`, /read in line 3, too/);
    checkIn(
      new TestWorkspace({ 'a.fewrk.json': `{"actions": [${transform('"na$0me": 1')}, ${inner('name')}]}` }),
      'x',
      [`a.fewrk.json: {"actions": [${transform('"x": 1')}, ${inner('name')}]}`],
    );
    // Items are named where their list is from.
    const iterator = '{"type": "Flexli:CoreV1:Iterator", "parameters": {"array_path": "::people", "actions": [';
    check(`${iterator}${post('"x": "::na$0me"')}]}}`, /items of the list/);
    check(`${iterator}${post('"x": 1')}]}}, ${post('"x": "::people[0].na$0me"')}`, /All of “people” is used/);
  });

  it('keys that another workflow hands over with all that is around them', () => {
    const start = '"type": "Flexli:CoreV1:CustomEvent", "parameters": {"event_type": "go"';
    const files = (body: string) => ({
      'a.fewrk.json': `{"name": "Sender", "actions": [{"order": 1, ${start}, "body": ${body}}}]}`,
      'b.fewrk.json': `{"source": {${start}}}, "actions": [{"condition": "::user.na$0me"}]}`,
    });
    checkRefusedIn(
      new TestWorkspace(files('{"user": "::person"}')),
      'other',
      /“name” comes with “user”, which Sender hands/,
    );
    checkIn(new TestWorkspace(files('{"user": {"name": 1}}')), 'other', [
      `a.fewrk.json: {"name": "Sender", "actions": [{"order": 1, ${start}, "body": {"user": {"other": 1}}}}]}`,
      `b.fewrk.json: {"source": {${start}}}, "actions": [{"condition": "::user.other"}]}`,
    ]);
  });

  it('what is named elsewhere', () => {
    checkRefused('welcome.fewrk.json', '"said": "::te$0xt"', 'words', /event MessagePosted/);
    const account: TestAccount = { connectors: [chat] };
    const workflow = `{"actions": [{"connector_id": "${CHAT_ID}", "type": "PostMessage"}]}`;
    const inType = new TestWorkspace({ 'a.fewrk.json': workflow.replace('PostM', 'Post$0M') }, account);
    checkRefusedIn(inType, 'Send', /No connector file/);
    const inId = new TestWorkspace({ 'a.fewrk.json': workflow.replace(CHAT_ID, `${CHAT_ID}$0`) }, account);
    checkRefusedIn(inId, 'Send', /the account gave/);
    checkRefused('flexli.json', 'connectors/$0chat', 'Chat', /where the file is/);
    checkRefused('welcome.fewrk.json', '"schema$0_version"', 'x', /Nothing here/);
  });
});

describe('what can be renamed', () => {
  it('is the name alone, in the form that people type', () => {
    checkPrepared('welcome.fewrk.json', '{{Ch$0at}}', ['Chat', 'Chat']);
    checkPrepared('welcome.fewrk.json', '$0{{Chat}}', ['Chat', 'Chat']);
    checkPrepared('welcome.fewrk.json', '\\"sent$0 at\\" ||', ['\\"sent at\\"', 'sent at']);
    checkPrepared('welcome.fewrk.json', '{na$0me!r}', ['name', 'name']);
    checkPrepared(CHAT, '].na$0me', ['name', 'name']);
    checkPrepared('tell.fewrk.json', '"Te$0ll"', ['Tell', 'Tell']);
    checkPrepared('welcome.fewrk.json', '"said": "::te$0xt"', /event MessagePosted/);
    checkPrepared('welcome.fewrk.json', '"schema$0_version"', undefined);
  });
});
