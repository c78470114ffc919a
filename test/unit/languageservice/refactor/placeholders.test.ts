import assert from 'node:assert/strict';
import { chat, CHAT_ID } from '../support';
import type { TestAccount } from '../workspaceSupport';
import { checkAction, offered } from './refactorSupport';

const REPORT_ID = '01J0000000000000000000RPRT';
const account: TestAccount = {
  connectors: [chat],
  workflows: [{ id: REPORT_ID, name: 'Report (new)', version: 1, description: '', released: false }],
};
const PROJECT = '{\n  "variables": {\n    "A": 1\n  }\n}\n';

describe('replacing an id by a placeholder', () => {
  const workflow = (first: string, second = first) =>
    `{"actions": [{"connector_id": "${first}", "type": "A"}, {"connector_id": "${second}"}]}`;
  const title = 'Replace the id by {{Team Chat}}';

  it('changes every place, and explains it in the project file', () => {
    checkAction(
      { 'flexli.json': PROJECT, 'a.fewrk.json': workflow(`${CHAT_ID}$0`, CHAT_ID) },
      title,
      {
        'flexli.json': PROJECT.replace('1\n', '1,\n    "Team Chat": { "connector": "TeamChat" }\n'),
        'a.fewrk.json': workflow('{{Team Chat}}'),
      },
      { account },
    );
  });

  it('refers to the file that the connector is from', () => {
    checkAction(
      {
        'flexli.json': '{}',
        'connectors/chat.fecon.json': '{"type": "TeamChat", "name": "Team Chat"}',
        'flows/a.fewrk.json': workflow(`${CHAT_ID}$0`, 'other'),
      },
      title,
      {
        'flexli.json': '{\n  "variables": {\n    "Team Chat": { "connector": "connectors/chat.fecon.json" }\n  }\n}',
        'flows/a.fewrk.json': workflow('{{Team Chat}}', 'other'),
      },
      { account },
    );
  });

  it('takes a placeholder that is bound already, and works without a project file', () => {
    checkAction(
      { 'flexli.json': `{"variables": {"Chat": "${CHAT_ID}"}}`, 'a.fewrk.json': workflow(`${CHAT_ID}$0`, CHAT_ID) },
      'Replace the id by {{Chat}}',
      { 'a.fewrk.json': workflow('{{Chat}}') },
      { account },
    );
    checkAction(
      { 'a.fewrk.json': workflow(`${CHAT_ID}$0`, 'x') },
      title,
      { 'a.fewrk.json': workflow('{{Team Chat}}', 'x') },
      { account },
    );
  });

  it('knows the account’s workflows', () => {
    const run = (id: string) =>
      `{"actions": [{"type": "Flexli:CoreV1:RunWorkflow", "parameters": {"workflow_id": "${id}"}}]}`;
    checkAction(
      { 'flexli.json': '{"variables": {}}', 'a.fewrk.json': run(`${REPORT_ID}$0`) },
      'Replace the id by {{Report new}}',
      { 'flexli.json': `{"variables": {"Report new": "${REPORT_ID}"}}`, 'a.fewrk.json': run('{{Report new}}') },
      { account },
    );
  });

  it('is not offered for placeholders and for ids that nobody knows', () => {
    for (const id of ['{{Team Chat}}$0', 'unknown$0']) {
      const { actions } = offered({ 'a.fewrk.json': workflow(id, 'x') }, { account });
      assert.deepEqual(
        actions.filter((action) => action.title.startsWith('Replace')),
        [],
      );
    }
  });
});

describe('moving a secret out', () => {
  const connector = (config: string) => `{"name": "Team Chat!", "config": ${config}}`;
  const token = (value: string) => connector(`{"credentials": {"type": "BearerToken", "bearer_token": "${value}"}}`);
  const title = 'Move the secret out of the file, behind {{Team Chat Token}}';

  it('leaves a placeholder, which the project file calls a secret', () => {
    checkAction({ 'flexli.json': PROJECT, 'a.fecon.json': token('hush$0') }, title, {
      'flexli.json': PROJECT.replace('1\n', '1,\n    "Team Chat Token": { "secret": true }\n'),
      'a.fecon.json': token('{{Team Chat Token}}'),
    });
  });

  it('knows headers, and keeps the scheme', () => {
    checkAction(
      { 'a.fecon.json': connector('{"default_headers": {"Authorization": "Bearer hush$0", "Accept": "x"}}') },
      'Move the secret out of the file, behind {{Team Chat Authorization}}',
      {
        'a.fecon.json': connector(
          '{"default_headers": {"Authorization": "Bearer {{Team Chat Authorization}}", "Accept": "x"}}',
        ),
      },
    );
    checkAction(
      { 'a.fecon.json': '{"type": "T", "actions": [{"headers": {"X-Api-Key": "hush$0"}}]}' },
      'Move the secret out of the file, behind {{T X-Api-Key}}',
      { 'a.fecon.json': '{"type": "T", "actions": [{"headers": {"X-Api-Key": "{{T X-Api-Key}}"}}]}' },
    );
  });

  it('gives each secret a name of its own', () => {
    checkAction(
      { 'flexli.json': '{"variables": {"Team Chat Token": 1}}', 'a.fecon.json': token('hush$0') },
      'Move the secret out of the file, behind {{Team Chat Token 2}}',
      {
        'flexli.json': '{"variables": {"Team Chat Token": 1, "Team Chat Token 2": { "secret": true }}}',
        'a.fecon.json': token('{{Team Chat Token 2}}'),
      },
    );
  });

  it('tells an editor that can keep it where it stands, but not what it is', () => {
    const abilities = { createFiles: true, disabled: true, moveSecret: 'keep' };
    const { actions } = offered({ 'a.fecon.json': token('hush$0') }, { abilities });
    const action = actions.find((candidate) => candidate.title === title);
    assert.equal(action?.command?.command, 'keep');
    assert.equal(action.edit, undefined);
    assert.doesNotMatch(JSON.stringify(action), /hush/);
  });

  it('is not offered for placeholders, expressions and what is no secret', () => {
    for (const text of [
      token('{{A}}$0'),
      token('$0'),
      token('::a$0'),
      connector('{"host": "a$0"}'),
      connector('{"default_headers": {"Accept": "x$0"}}'),
    ]) {
      const { actions } = offered({ 'a.fecon.json': text });
      assert.deepEqual(
        actions.filter((action) => action.title.startsWith('Move the secret')),
        [],
      );
    }
  });
});

describe('a new entry in the project file', () => {
  const check = (project: string, expected: string) => {
    checkAction(
      { 'flexli.json': project, 'a.fecon.json': '{"name": "A", "config": {"credentials": {"api_key": "hush$0"}}}' },
      'Move the secret out of the file, behind {{A API Key}}',
      {
        ...(expected === project ? {} : { 'flexli.json': expected }),
        'a.fecon.json': '{"name": "A", "config": {"credentials": {"api_key": "{{A API Key}}"}}}',
      },
    );
  };

  it('is written as the others are, and changes nothing else', () => {
    check(
      '{\r\n\t"variables": {\r\n\t\t"B": { "connector": "b.json" }\r\n\t}\r\n}',
      '{\r\n\t"variables": {\r\n\t\t"B": { "connector": "b.json" },\r\n\t\t"A API Key": { "secret": true }\r\n\t}\r\n}',
    );
    check('{"variables":{}}', '{"variables":{"A API Key": { "secret": true }}}');
    check('{\n  "variables": {}\n}', '{\n  "variables": {\n    "A API Key": { "secret": true }\n  }\n}');
    check('{"environments": {}}', '{"environments": {}, "variables": {"A API Key": { "secret": true }}}');
    check(
      '{\n  "environments": {}\n}',
      '{\n  "environments": {},\n  "variables": {\n    "A API Key": { "secret": true }\n  }\n}',
    );
  });

  it('is left out where the file is no project', () => {
    for (const text of ['', '[]', '{"variables": 1}', '{']) check(text, text);
  });
});
