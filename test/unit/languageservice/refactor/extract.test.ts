import { checkAction, checkDisabled, offered } from './refactorSupport';
import assert from 'node:assert/strict';

const TITLE = 'Extract to a workflow of its own';
const PARENT = `{
  "name": "Parent",
  "actions": [
    {"order": 1, "type": "Flexli:CoreV1:Transform", "transform": {"a": 1}},
    {
      "order": 3,
      "type": "Flexli:CoreV1:Transform",
      "condition": "::a && \\"b c\\"",
      "transform": {
        "own": 2
      }
    },
    {"order": 4, "type": "Flexli:CoreV1:Wait", "condition": "::own.x || d.e"},
    {"order": 9, "type": "Flexli:CoreV1:Wait", "condition": "::a"}
  ]
}
`;

/** The parent with `$0` and `$1` around actions 3 and 4. */
const marked = PARENT.replace('"order": 3', '"ord$0er": 3').replace('::own.x', '::own$1.x');

describe('extracting actions', () => {
  it('makes a workflow of them, and starts it in their place with what they read', () => {
    const child = `{
  "name": "Parent part",
  "schema_version": 1,
  "actions": [
    {
      "order": 1,
      "type": "Flexli:CoreV1:Transform",
      "condition": "::a && \\"b c\\"",
      "transform": {
        "own": 2
      }
    },
    {"order": 2, "type": "Flexli:CoreV1:Wait", "condition": "::own.x || d.e"}
  ]
}
`;
    const start = PARENT.indexOf('{\n      "order": 3');
    const end = PARENT.indexOf(',\n    {"order": 9');
    const call = `{
      "order": 3,
      "type": "Flexli:CoreV1:RunWorkflow",
      "parameters": {
        "workflow_id": "{{Parent part}}",
        "workflow_version": 1,
        "workflow_input": {
          "a": "::a",
          "b c": "::\\"b c\\"",
          "d": "::d"
        }
      }
    }`;
    checkAction({ 'flexli.json': '{}', 'flows/p.fewrk.json': marked }, TITLE, {
      'flexli.json': '{\n  "variables": {\n    "Parent part": { "workflow": "flows/parent-part.fewrk.json" }\n  }\n}',
      'flows/p.fewrk.json': PARENT.slice(0, start) + call + PARENT.slice(end),
      'flows/parent-part.fewrk.json': child,
    });
  });

  it('takes the name of a single action, a free one', () => {
    const { actions } = offered({
      'p.fewrk.json': '{"actions": [{"order": 1, "type": "X$0", "description": "Say hello!"}]}',
      'other.fewrk.json': '{"name": "say hello"}',
    });
    const edit = actions.find(({ title }) => title === TITLE)?.edit?.documentChanges?.[0];
    assert.ok(edit && 'uri' in edit);
    assert.equal(edit.uri, 'file:///project/say-hello-2.fewrk.json');
  });

  it('stays on one line in a file of one line, and knows letters with accents', () => {
    const before = '{"name":"P","actions":[{"order":7,"type":"X$0","description":"Grüße von Zoë","condition":"::a"}]}';
    const action =
      '{"order":7,"type":"Flexli:CoreV1:RunWorkflow","parameters":{"workflow_id":"{{Grusse von Zoe}}","workflow_version":1,"workflow_input":{"a":"::a"}}}';
    checkAction({ 'p.fewrk.json': before }, TITLE, {
      'p.fewrk.json': `{"name":"P","actions":[${action}]}`,
      'grusse-von-zoe.fewrk.json':
        '{\n  "name": "Grusse von Zoe",\n  "schema_version": 1,\n  "actions": [\n    {"order":1,"type":"X","description":"Grüße von Zoë","condition":"::a"}\n  ]\n}\n',
    });
  });

  it('works inside an Iterator, with the keys of its items', () => {
    const iterator = (action: string) =>
      `{"name": "It", "actions": [{"type": "Flexli:CoreV1:Iterator", "condition": "::name", "parameters": {"array_path": "::l", "actions": [${action}]}}]}`;
    const { actions, workspace } = offered({
      'p.fewrk.json': iterator('{"order": 1, "type": "X$0", "condition": "::name"}'),
    });
    const action = actions.find(({ title }) => title === TITLE);
    assert.ok(action?.edit && workspace);
    assert.match(JSON.stringify(action.edit), /\\"name\\": \\"::name\\"/);
  });

  const list = (actions: string) => ({ 'p.fewrk.json': `{"name": "P", "actions": [${actions}]}` });

  it('says why it cannot be done', () => {
    const later = '{"order": 2, "condition": "::a.b"}';
    checkDisabled(
      list(`{"order": 1, "type": "X$0", "transform": {"a": 1}}, ${later}`),
      TITLE,
      /later actions read “a”/,
    );
    checkDisabled(list('{"order": 1, "type": "X$0", "variables": {"a": "::"}}'), TITLE, /whole state/);
    checkDisabled(list('{"order": 1, "type": "X$0", "transform": {"::": "::"}}'), TITLE, /replace the whole state/);
    checkDisabled(list('{"order": 1, "type": "X$0", "variables": {"a": "::flexli_iterator_value()"}}'), TITLE, /item/);
    checkDisabled(
      list('{"order": 1, "type": "$0X"}, {"order": 5, "type": "Y$1"}, {"order": 3}'),
      TITLE,
      /one after the other/,
    );
  });

  it('is not offered where it makes no sense or cannot be made', () => {
    checkAction(list('{"order": 1, "type": "Flexli:CoreV1:RunWorkflow$0"}'), TITLE, null);
    checkAction(list('{"order": 1, "type": "X$0"}'), TITLE, null, {
      abilities: { createFiles: false, disabled: true },
    });
    checkAction({ 'a.fecon.json': '{"actions": [{"type": "X$0"}]}' }, TITLE, null);
  });
});
