import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { RunHistoryItem } from '../../flexli/model/run';
import { TestApi, TestEmulator, send, temporaryFolder, wait } from './emulatorSupport';
import type { Reply, SeenRequest } from './emulatorSupport';

const SECRET = 'bearer-0123456789-secret';

/** A connector whose actions are GetThing, PostThing (with a JSON body) and Slow (for timeouts). */
function thingsConnector(host: string, credentials?: object): object {
  const parameters = { type: 'object' };
  return {
    type: 'Things',
    name: 'Things',
    description: 'Things of a test.',
    schema_version: 1,
    config: {
      host,
      base_path: 'api',
      default_headers: { 'Content-Type': 'application/json' },
      ...(credentials === undefined ? {} : { credentials }),
    },
    actions: [
      { type: 'GetThing', method: 'get', path: 'things/{id}', parameters },
      { type: 'PostThing', method: 'post', path: 'things', body: { name: '::name' }, parameters },
    ],
  };
}

function statuses(items: readonly RunHistoryItem[]): readonly string[] {
  return items.map((item) => item.status);
}

/** The reason of a run's last record, as text. */
function lastReason(items: readonly RunHistoryItem[]): string {
  const last = items.at(-1);
  assert.equal(last?.status, 'failed');
  return typeof last.reason === 'string' ? last.reason : JSON.stringify(last.reason);
}

function checkRefused(reply: Reply, code: string, description: string): void {
  const body = reply.body as { id: string };
  assert.deepEqual([reply.status, body], [400, { id: body.id, error_code: code, description }]);
}

describe('emulator: runs', () => {
  let emulator: TestEmulator;
  beforeEach(async () => {
    emulator = await TestEmulator.start();
  });
  afterEach(() => emulator.close());

  describe('of the examples', () => {
    /** Deploys an example with its connectors and runs it. */
    async function runExample(name: string, input: object): Promise<readonly RunHistoryItem[]> {
      let text = example(`workflows/${name}.fewrk.json`);
      for (const [placeholder, file] of [
        ['People Directory', 'people-directory'],
        ['Team Messages', 'team-messages'],
      ] as const) {
        const connector = JSON.parse(example(`connectors/${file}.fecon.json`)) as object;
        text = text.replaceAll(`{{${placeholder}}}`, await emulator.create('/v1/connectors', connector));
      }
      const workflow = await emulator.create('/v1/workflows', JSON.parse(text));
      return emulator.runToEnd(await emulator.create(`/v1/run-workflow/${workflow}/version/1`, input));
    }

    function example(path: string): string {
      return readFileSync(join('examples', path), 'utf8');
    }

    async function messages(): Promise<readonly string[]> {
      const reply = await send('GET', `${emulator.apiUrl}/local/sample/messages`);
      return (reply.body as { messages: readonly { channel: string; text: string }[] }).messages.map(
        (message) => `${message.channel}: ${message.text}`,
      );
    }

    it('records every action with the state before it, and the end', async () => {
      const items = await runExample('welcome-person', { person_id: 'p-1' });
      const person = { name: 'Amara Okafor', department: 'Engineering', active: true };
      assert.deepEqual(
        items.map(({ time, ...item }) => {
          assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
          return item;
        }),
        [
          {
            status: 'running',
            state: { person_id: 'p-1' },
            action: { connector_type: 'PeopleDirectory', order: 1, type: 'GetPerson' },
          },
          {
            status: 'running',
            state: { person_id: 'p-1', person },
            action: { connector_type: 'TeamMessages', order: 2, type: 'PostMessage' },
          },
          { status: 'successful' },
        ],
      );
      assert.deepEqual(await messages(), ['welcome: Welcome, Amara Okafor! Say hello to Engineering.']);
    });

    it('skips where the condition says so', async () => {
      assert.deepEqual(statuses(await runExample('welcome-person', { person_id: 'p-5' })), [
        'running',
        'running',
        'successful',
      ]);
      assert.deepEqual(await messages(), []);
    });

    it('records nested runs under the run', async () => {
      const items = await runExample('greet-department', { department: 'Engineering' });
      const nested = items.filter((item) => item.nested_run_id !== undefined);
      assert.equal(new Set(nested.map((item) => item.nested_run_id)).size, 2);
      assert.equal(items.at(-1)?.status, 'successful');
      assert.deepEqual(await messages(), [
        'general: Good morning, Amara Okafor!',
        'general: Good morning, Jonas Lindqvist!',
      ]);
    });

    it('fails with the answer of the service', async () => {
      const items = await runExample('check-service', { code: 404 });
      assert.deepEqual(statuses(items), ['running', 'failed']);
      const reason = items[1]?.reason as { message: string; error: string; response: string };
      assert.equal(reason.message, 'The workflow encountered an error.');
      assert.match(reason.error, /^404 .*sample\.localhost/);
      assert.deepEqual(JSON.parse(reason.response), { status: 404 });
    });
  });

  describe('and the services they call', () => {
    let api: TestApi;
    let answer: (request: SeenRequest, response: ServerResponse) => void;
    beforeEach(async () => {
      answer = (_request, response) => response.end('{"ok":true}');
      api = await TestApi.start((request, response) => {
        answer(request, response);
      });
    });
    afterEach(() => api.close());

    async function runAction(action: object, credentials?: object): Promise<readonly RunHistoryItem[]> {
      const id = await emulator.create('/v1/connectors', thingsConnector(api.host, credentials));
      return emulator.runActions([{ order: 1, connector_id: id, transform: { answer: '::' }, ...action }, wait(0, 2)]);
    }

    it('send prepared requests with credentials', async () => {
      const bearer = { type: 'BearerToken', bearer_token: SECRET };
      await runAction({ type: 'PostThing', parameters: { name: 'Ada' } }, bearer);
      await runAction(
        { type: 'GetThing', parameters: { id: '7' } },
        { type: 'ApiKey', api_key: SECRET, api_key_header: 'X-Key' },
      );
      assert.deepEqual(
        api.requests.map(({ method, url, headers }) => [method, url, headers.authorization, headers['x-key']]),
        [
          ['POST', '/api/things', `Bearer ${SECRET}`, undefined],
          ['GET', '/api/things/7', undefined, SECRET],
        ],
      );
      assert.deepEqual(JSON.parse(api.requests[0]?.body ?? ''), { name: 'Ada' });
    });

    it('take an answer that is no JSON for {}', async () => {
      answer = (_request, response) => response.end('<html>');
      const items = await runAction({ type: 'GetThing', parameters: { id: '7' } });
      assert.deepEqual(items[1]?.state, { answer: {} });
      assert.equal(items.at(-1)?.status, 'successful');
    });

    it('fail with a reason when they answer an error, without the credentials', async () => {
      answer = (_request, response) => response.writeHead(401).end('{"error":"who are you?"}');
      const items = await runAction(
        { type: 'GetThing', parameters: { id: '7' } },
        { type: 'BearerToken', bearer_token: SECRET },
      );
      assert.match(lastReason(items), /401/);
      assert.doesNotMatch(JSON.stringify(items) + emulator.log.join('\n'), new RegExp(SECRET));
    });

    it('fail with a reason when they hang up, are too slow, or do not run', async () => {
      answer = (_request, response) => {
        response.socket?.destroy();
      };
      assert.match(lastReason(await runAction({ type: 'GetThing', parameters: { id: '7' } })), /closed the connection/);
      answer = () => undefined;
      const slow = { type: 'GetThing', parameters: { id: '7' }, timeout: 1 };
      assert.match(lastReason(await runAction(slow)), /within 1 s/);
      const id = await emulator.create('/v1/connectors', thingsConnector(api.host));
      await api.close();
      const items = await emulator.runActions([
        { order: 1, connector_id: id, type: 'GetThing', parameters: { id: '7' } },
      ]);
      assert.match(lastReason(items), /Nothing answers/);
      assert.deepEqual(
        (await emulator.runs()).map((run) => run.status),
        ['failed', 'failed', 'failed'],
      );
      api = await TestApi.start(() => undefined);
    });

    it('fail with a reason when the connector was deleted meanwhile', async () => {
      const id = await emulator.create('/v1/connectors', thingsConnector(api.host));
      const workflow = await emulator.create('/v1/workflows', {
        name: 'Get a thing',
        schema_version: 1,
        actions: [{ order: 1, connector_id: id, type: 'GetThing', parameters: { id: '7' } }],
      });
      await emulator.call('DELETE', `/v1/connectors/${id}`);
      const items = await emulator.runToEnd(await emulator.create(`/v1/run-workflow/${workflow}/version/1`, {}));
      assert.match(lastReason(items), new RegExp(id));
    });

    it('fail with a reason when their credentials were stored with another key', async () => {
      const folder = temporaryFolder();
      try {
        await emulator.close();
        const dataFile = join(folder.path, 'emulator.db');
        emulator = await TestEmulator.start({ dataFile, encryptionKey: randomBytes(32) });
        const id = await emulator.create(
          '/v1/connectors',
          thingsConnector(api.host, { type: 'BearerToken', bearer_token: SECRET }),
        );
        await emulator.close();
        emulator = await TestEmulator.start({ dataFile, encryptionKey: randomBytes(32) });
        const items = await emulator.runActions([
          { order: 1, connector_id: id, type: 'GetThing', parameters: { id: '7' } },
        ]);
        assert.match(lastReason(items), /credentials of the connector Things cannot be read.*another encryption key/);
        assert.deepEqual(api.requests, []);
      } finally {
        await emulator.close();
        folder.remove();
      }
    });
  });

  it('start only when the condition of the source holds', async () => {
    const attribute = { type: 'String', attribute: '::kind', operator: 'eq', value: 'good' };
    const workflow = await emulator.create('/v1/workflows', {
      name: 'Only good ones',
      schema_version: 1,
      source: {
        type: 'Flexli:CoreV1:CustomEvent',
        parameters: { event_type: 'any' },
        condition: { criteria: [{ attributes: [attribute] }] },
      },
      actions: [wait(0)],
    });
    const start = `/v1/run-workflow/${workflow}/version/1`;
    const refused = await emulator.call('POST', start, { kind: 'bad' });
    checkRefused(refused, 'ConditionFailed', 'The source condition failed.');
    assert.deepEqual(await emulator.runs(), []);
    const started = await emulator.call('POST', start, { kind: 'good' });
    const { id, href } = started.body as { id: string; href: string };
    assert.deepEqual([started.status, href], [201, `/v1/run-history/${id}`]);
    assert.equal((await emulator.runToEnd(id)).at(-1)?.status, 'successful');
  });

  it('need a workflow and JSON', async () => {
    const unknown = '01HFAM3K4ZMW1GZ1YBMKEDZNSN';
    const missing = await emulator.call('POST', `/v1/run-workflow/${unknown}/version/1`, {});
    assert.equal(missing.status, 404);
    const garbage = await emulator.call('POST', `/v1/run-workflow/${unknown}/version/1`, '{');
    checkRefused(garbage, 'ValidationError', 'The request body must be valid JSON');
    const workflow = await emulator.create('/v1/workflows', { name: 'Wait', schema_version: 1, actions: [wait(0)] });
    const deep = await emulator.call(
      'POST',
      `/v1/run-workflow/${workflow}/version/1`,
      '['.repeat(9000) + ']'.repeat(9000),
    );
    checkRefused(deep, 'ValidationError', 'The request body is nested deeper than 500 levels');
    const items = await emulator.runToEnd(await emulator.create(`/v1/run-workflow/${workflow}/version/1`, ''));
    assert.deepEqual([items[0]?.state, items.at(-1)?.status], [{}, 'successful']);
  });

  it('are listed newest first, by workflow, up to a limit', async () => {
    const workflow = { name: 'Wait', schema_version: 1, actions: [wait(0)] };
    const first = await emulator.create('/v1/workflows', workflow);
    const second = await emulator.create('/v1/workflows', workflow);
    const runs: string[] = [];
    for (const id of [first, second, first]) {
      const run = await emulator.create(`/v1/run-workflow/${id}/version/1`, {});
      await emulator.runToEnd(run);
      runs.unshift(run);
    }
    const ids = async (query: string): Promise<readonly string[]> =>
      (await emulator.runs(query)).map((run) => run.run_id);
    assert.deepEqual(await ids(''), runs);
    assert.deepEqual(await ids('?limit=2'), runs.slice(0, 2));
    assert.deepEqual(await ids(`?workflow=${first}`), [runs[0], runs[2]]);
    assert.deepEqual(await ids(`?workflow=${first}&limit=1`), [runs[0]]);
    assert.deepEqual(await ids('?workflow=unknown'), []);
    const [newest] = await emulator.runs();
    assert.ok(newest);
    const { start_time: start, end_time: end, ...rest } = newest;
    assert.deepEqual(rest, {
      run_id: runs[0],
      workflow_id: first,
      workflow_version: 1,
      workflow_name: 'Wait',
      status: 'successful',
    });
    for (const time of [start, end]) assert.match(time ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
  });

  it('have a history that a limit cuts, and none when they are unknown', async () => {
    const items = await emulator.runActions([wait(0), wait(0, 2)]);
    assert.deepEqual(statuses(items), ['running', 'running', 'successful']);
    const [run] = await emulator.runs();
    const limited = await emulator.call('GET', `/v1/run-history/${run?.run_id ?? ''}?limit=2`);
    assert.deepEqual(limited.body, { items: items.slice(0, 2) });
    const unknown = await emulator.call('GET', '/v1/run-history/01HFAM3K4ZMW1GZ1YBMKEDZNSN');
    assert.deepEqual([unknown.status, unknown.body], [200, { items: [] }]);
  });
});
