import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { RunHistoryItem } from '../../flexli/model/run';
import {
  bomb,
  cutOff,
  cutOffChunked,
  damaged,
  endless,
  FaultServer,
  hangUp,
  html,
  json,
  redirect,
  silence,
  stalled,
} from '../support/faultServer';
import type { Reply } from '../support/faultServer';
import { temporaryFolder, TestEmulator } from './emulatorSupport';

const SECRET = 'client-secret-0123456789';

describe('emulator: services that go wrong', () => {
  let service: FaultServer;
  let emulator: TestEmulator;
  beforeEach(async () => {
    service = await FaultServer.start();
    emulator = await TestEmulator.start();
  });
  afterEach(async () => {
    await emulator.close();
    await service.close();
  });

  async function run(fields: object = {}, config: object = {}): Promise<readonly RunHistoryItem[]> {
    const id = await emulator.create('/v1/connectors', {
      type: 'Thing',
      name: 'Thing',
      description: 'A thing.',
      schema_version: 1,
      config: { host: service.host, ...config },
      actions: [{ type: 'Get', method: 'get', path: 'thing', parameters: {} }],
    });
    return emulator.runActions([
      { order: 1, connector_id: id, type: 'Get', timeout: 1, parameters: {}, transform: { answer: '::' }, ...fields },
      { order: 2, type: 'Flexli:CoreV1:Wait', parameters: { seconds: 0 } },
    ]);
  }

  const faults: readonly (readonly [name: string, reply: Reply, reason: RegExp])[] = [
    ['never answers', silence, /No complete answer from 127\.0\.0\.1:\d+ within 1 s/],
    ['stops in the middle', stalled, /No complete answer/],
    ['closes the connection', hangUp, /closed the connection before the answer was complete/],
    ['breaks off inside a body', cutOff, /closed the connection before the answer was complete/],
    ['breaks off inside a body in chunks', cutOffChunked, /closed the connection before the answer was complete/],
    ['answers too much, packed small', bomb, /larger than 10 MB/],
    ['answers without end', endless, /larger than 10 MB|No complete answer/],
    ['answers what cannot be unpacked', damaged, /the request to|failed/i],
    ['sends the caller in circles', redirect('/thing'), /redirected more than 5 times/],
    ['sends the caller to plain http elsewhere', redirect('http://example.com/'), /https only/],
  ];

  for (const [name, reply, reason] of faults) {
    it(`fail a run with a reason when one ${name}`, async () => {
      service.on('GET /thing', reply);
      const last = (await run()).at(-1);
      assert.equal(last?.status, 'failed');
      assert.match(JSON.stringify(last.reason), reason);
      assert.match(JSON.stringify(last.reason), /^"action 1 \(Get\): /);
    });
  }

  it('are asked again where on_error says so', async () => {
    service.on('GET /thing', hangUp, cutOff, json(503, {}), json(200, { fine: true }));
    const items = await run({ on_error: { max_retries: 3, backoff: { wait: 0, rate: 1 } } });
    assert.deepEqual(items.at(-1)?.status, 'successful');
    assert.deepEqual(items.at(1)?.state, { answer: { fine: true } });
    assert.equal(service.seen('GET /thing').length, 4);
  });

  it('may answer what is no JSON', async () => {
    service.on('GET /thing', html(200));
    assert.deepEqual((await run()).at(1)?.state, { answer: {} });
  });

  describe('and give access tokens', () => {
    const config = (changes: object = {}): object => ({
      credentials: {
        type: 'OAuth2Client',
        client_id: 'client',
        client_secret: SECRET,
        token_url: service.tokenUrl,
        basic_auth: false,
        ...changes,
      },
    });

    it('are asked for one token for all runs', async () => {
      service.on('GET /thing', json(200, {}));
      await run({}, config());
      await run({}, config());
      assert.deepEqual(
        service.seen('GET /thing').map(({ headers }) => headers.authorization),
        ['Bearer token-1', 'Bearer token-1'],
      );
      assert.equal(service.seen('POST /token').length, 1);
    });

    it('are asked for another when they turn one down', async () => {
      service.on('GET /thing', json(401, {}), json(200, { fine: true }));
      assert.equal((await run({}, config({ basic_auth: true }))).at(-1)?.status, 'successful');
      assert.equal(service.seen('GET /thing').at(-1)?.headers.authorization, 'Bearer token-2');
    });

    for (const [name, reply, reason] of [
      ['refuse the client', json(401, { error: 'invalid_client' }), /status 401, invalid_client/],
      ['answer HTML', html(200), /gave no access_token/],
      ['hang up', hangUp, /closed the connection/],
    ] as const) {
      it(`fail a run with a reason and without a secret when they ${name}`, async () => {
        service.on('POST /token', reply);
        const reasonText = JSON.stringify((await run({}, config())).at(-1)?.reason);
        assert.match(reasonText, /its connector got no access token: /);
        assert.match(reasonText, reason);
        assert.doesNotMatch([reasonText, ...emulator.log].join('\n'), new RegExp(SECRET));
      });
    }
  });
});

describe('emulator: a disk that is full', () => {
  const connector = (name: string): object => ({
    type: 'Large',
    name,
    description: 'x'.repeat(20_000),
    schema_version: 1,
    config: { host: 'localhost' },
  });

  it('is told to the caller, and loses nothing', async () => {
    const folder = temporaryFolder();
    const dataFile = join(folder.path, 'data.sqlite');
    let emulator = await TestEmulator.start({ dataFile, limits: { dataBytes: 400_000 } });
    try {
      const kept: string[] = [];
      let reply = await emulator.call('POST', '/v1/connectors', connector('First'));
      while (reply.status === 201) {
        kept.push((reply.body as { id: string }).id);
        reply = await emulator.call('POST', '/v1/connectors', connector('Next'));
      }
      assert.equal(reply.status, 503);
      assert.match(
        (reply.body as { message: string }).message,
        /cannot keep its data \(database or disk is full\)\. Check/,
      );
      assert.ok(kept.length > 3);
      assert.equal((await emulator.call('DELETE', `/v1/connectors/${kept.pop() ?? ''}`)).status, 204);
      kept.push(await emulator.create('/v1/connectors', connector('Last')));
      await emulator.close();
      emulator = await TestEmulator.start({ dataFile });
      const list = (await emulator.call('GET', '/v1/connectors')).body as { items: readonly { id: string }[] };
      assert.deepEqual(
        list.items.map(({ id }) => id),
        kept,
      );
    } finally {
      await emulator.close();
      folder.remove();
    }
  });

  it('fails a run that cannot be recorded', async () => {
    const emulator = await TestEmulator.start({ limits: { dataBytes: 300_000 } });
    try {
      const actions = Array.from({ length: 60 }, (_, index) => ({
        order: index + 1,
        type: 'Flexli:CoreV1:Transform',
        transform: { [`k${index}`]: 'y'.repeat(1000) },
      }));
      const items = await emulator.runActions(actions);
      const last = items.at(-1);
      assert.equal(last?.status, 'failed');
      assert.match(JSON.stringify(last.reason), /database or disk is full/);
      assert.match(emulator.log.join('\n'), /Run \w+ of workflow \w+ failed: database or disk is full/);
      assert.equal((await emulator.call('GET', '/v1/workflows')).status, 200);
    } finally {
      await emulator.close();
    }
  });
});
