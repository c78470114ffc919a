import assert from 'node:assert/strict';
import { inFolder, runCli } from './cliProcess';
import { TestApi, TestEmulator } from './emulatorSupport';

/** More than JavaScript's own numbers hold. */
const ID = '1234567890123456789';

// Written as texts, since JavaScript cannot write them.
const connector = (host: string): string =>
  `{
    "type": "Chat", "name": "Chat", "description": "Sends messages.", "schema_version": 1,
    "config": { "host": "${host}", "base_path": "", "default_headers": { "Content-Type": "application/json" } },
    "actions": [{
      "type": "Send", "method": "post", "path": "messages", "query": { "guild": "::channel" },
      "body": { "channel": "::channel", "guild": ${ID}, "text": "::text" },
      "parameters": { "type": "object" }
    }]
  }`;
const workflow = (id: string): string =>
  `{
    "name": "Long numbers", "schema_version": 1,
    "actions": [{
      "order": 1, "connector_id": "${id}", "type": "Send",
      "condition": { "criteria": [{ "attributes": [{ "type": "Number", "attribute": "::n", "operator": "lt", "value": ${ID} }] }] },
      "parameters": { "channel": ${ID}, "text": "to {user}" }, "variables": { "user": ${ID} }
    }]
  }`;

describe('numbers in documents that are longer than JavaScript holds', () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await TestApi.start((_request, response) => response.end('{}'));
  });
  afterEach(() => api.close());

  function checkSent(): void {
    assert.deepEqual(
      api.requests.map(({ url, body }) => [url, body]),
      [[`/messages?guild=${ID}`, `{"channel":${ID},"guild":${ID},"text":"to ${ID}"}`]],
    );
  }

  it('are sent by the local engine as they are', async () => {
    const emulator = await TestEmulator.start();
    try {
      const chat = await emulator.create('/v1/connectors', connector(api.host));
      const id = await emulator.create('/v1/workflows', workflow(chat));
      const items = await emulator.runToEnd(await emulator.create(`/v1/run-workflow/${id}/version/1`, { n: 1 }));
      assert.equal(items.at(-1)?.status, 'successful', JSON.stringify(items.at(-1)));
      checkSent();
    } finally {
      await emulator.close();
    }
  });

  it('are sent by a run in the terminal as they are', async () => {
    const files = { 'chat.fecon.json': connector(api.host), 'a.fewrk.json': workflow('{{Chat}}') };
    const args = ['run', 'a.fewrk.json', '--input', `{"n": 1.0, "id": ${ID}}`];
    await inFolder(files, async (folder) => {
      const { code, err, out } = await runCli([...args, '--format', 'json'], { folder });
      assert.deepEqual([code, err], [0, '']);
      checkSent();
      assert.match(out, new RegExp(`"state": \\{\\s+"n": 1\\.0,\\s+"id": ${ID}\\s+\\}`));
      assert.match(out, new RegExp(`"body": \\{\\s+"channel": ${ID},\\s+"guild": ${ID},`));
      assert.match((await runCli(args, { folder })).out, new RegExp(`State: \\{\\s+"n": 1\\.0,\\s+"id": ${ID}\\s+\\}`));
    });
  });
});
