import assert from 'node:assert/strict';
import { digestOf } from '../../../client/deploy/digest';
import { sameConnector } from '../../../client/deploy/sameConnector';
import type { ConnectorDocument } from '../../../flexli/model/connector';

const FILE: ConnectorDocument = {
  type: 'Chat',
  name: 'Chat',
  description: 'Talks.',
  schema_version: 1,
  config: { host: 'chat.example.com', credentials: { type: 'BearerToken', bearer_token: '{{Token}}' } },
  actions: [{ type: 'Send', method: 'post', path: 'send', parameters: { type: 'object', required: ['text'] } }],
};

function checkSame(deployed: object, expected: boolean): void {
  const file = JSON.parse(JSON.stringify(FILE)) as Parameters<typeof sameConnector>[0];
  assert.equal(sameConnector(file, { ...FILE, ...deployed }), expected);
}

describe('a connector of the account', () => {
  it('is the same as its file, though it has an id, no credentials and filled defaults', () => {
    const config = { base_path: null, credentials: null, host: 'chat.example.com', default_headers: {} };
    checkSame({ id: 'C1', config, events: [] }, true);
  });

  it('is another one when anything differs that counts', () => {
    checkSame({ name: 'Chats' }, false);
    checkSame({ config: { host: 'other.example.com' } }, false);
    checkSame({ actions: [] }, false);
    checkSame({ events: [{ type: 'Said', name: 'Said', description: '', schema: {} }] }, false);
  });
});

describe('the digest of a document', () => {
  it('does not see white space', () => {
    assert.equal(digestOf('{"a": [1,  2]}'), digestOf('{\n"a":[1,2]}'));
    assert.notEqual(digestOf('{"a": 1}'), digestOf('{"a": 2}'));
    assert.notEqual(digestOf('{broken'), digestOf('{ broken'));
  });
});
