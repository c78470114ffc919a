import assert from 'node:assert/strict';
import { curlCommand } from '../../../../client/runs/curl';
import { maskedHeaders, maskedUrl } from '../../../../client/runs/maskedHeaders';
import { requestOfStep } from '../../../../client/runs/requestOfStep';
import type { ConnectorDocument } from '../../../../flexli/model/connector';

const CONNECTOR: ConnectorDocument = {
  type: 'Chat',
  name: 'Chat',
  description: '',
  schema_version: 1,
  config: { host: 'chat.example.com', base_path: 'v1', default_headers: { 'X-Api-Key': 'k', Accept: 'text/plain' } },
  actions: [
    {
      type: 'Send',
      method: 'post',
      path: 'channels/{channel}',
      headers: { 'Content-Type': 'application/json' },
      body: { text: '::text' },
    },
  ],
};

describe('the request of an action', () => {
  it('is prepared from the state before it', () => {
    const parameters = { channel: '::to', text: 'Hello {name}' };
    const action = { type: 'Send', order: 1, parameters, variables: { name: '::who' } };
    const prepared = requestOfStep(action, { to: 'all', who: "O'Neil" }, CONNECTOR);
    assert.ok(prepared.ok);
    const { url, method, body } = prepared.request;
    assert.deepEqual(
      [method, url, body],
      ['post', 'https://chat.example.com/v1/channels/all', '{"text":"Hello O\'Neil"}'],
    );
  });

  it('says why there is none', () => {
    const prepared = requestOfStep({ type: 'Gone', order: 1 }, {}, CONNECTOR);
    assert.ok(!prepared.ok);
    assert.match(prepared.message, /Chat has no action Gone/);
  });
});

describe('secrets of a request', () => {
  it('do not show in headers and addresses', () => {
    assert.deepEqual(maskedHeaders({ Authorization: 'Bearer x', 'x-api-key': 'x', Accept: 'y' }), {
      Authorization: '•••',
      'x-api-key': '•••',
      Accept: 'y',
    });
    assert.equal(
      maskedUrl('https://a.example.com/?q=1&access_token=abc&key=z#top'),
      'https://a.example.com/?q=1&access_token=•••&key=•••#top',
    );
  });

  it('are variables in a command', () => {
    const headers = { 'X-Api-Key': 'k3y', Accept: 'text/plain' };
    const command = curlCommand(
      { method: 'post', url: "https://a.example.com/it's", headers, body: '{"a":"b"}' },
      true,
    );
    assert.equal(
      command,
      [
        `curl --request POST 'https://a.example.com/it'\\''s'`,
        '--header "X-Api-Key: $X_API_KEY"',
        `--header 'Accept: text/plain'`,
        '--header "Authorization: $AUTHORIZATION"',
        `--data-raw '{"a":"b"}'`,
      ].join(' \\\n  '),
    );
    assert.ok(!command.includes('k3y'));
  });
});
