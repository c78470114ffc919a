import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { NOBODY, TestEmulator, onEvent, send, wait } from './emulatorSupport';
import type { Reply } from './emulatorSupport';

describe('emulator: events from outside', () => {
  let emulator: TestEmulator;
  beforeEach(async () => {
    emulator = await TestEmulator.start();
  });
  afterEach(() => emulator.close());

  describe('custom events in', () => {
    it('start the workflows that wait for them', async () => {
      const id = await emulator.workflow(onEvent('hello'));
      const reply = await emulator.call('POST', '/local/events', { event_type: 'hello', data: { n: 1 } });
      assert.equal(reply.status, 202);
      const { runs: started } = reply.body as { runs: readonly string[] };
      const [run] = await emulator.runsOf(id, 1);
      assert.deepEqual(started, [run?.run_id]);
      assert.deepEqual((await emulator.runToEnd(started[0] ?? ''))[0]?.state, { n: 1 });
      assert.deepEqual(await emulator.local('POST', '/events', { event_type: 'nobody' }), { runs: [] });
    });

    it('bring numbers with all their digits', async () => {
      const told = { told: '::flexli_to_json_string(@)' };
      const actions = [{ order: 1, type: 'Flexli:CoreV1:Transform', transform: told }, wait(0, 2)];
      const id = await emulator.workflow(onEvent('exact'), actions);
      await emulator.local('POST', '/events', '{"event_type": "exact", "data": {"n": 5.0}}');
      const [run] = await emulator.runsOf(id, 1);
      const last = (await emulator.runToEnd(run?.run_id ?? '')).at(-2);
      assert.deepEqual(last?.state, { n: 5, told: '{"n": 5.0}' });
    });

    it('are told what is wrong with them', async () => {
      const checkWrong = async (body: unknown, description: RegExp): Promise<void> => {
        const reply = await emulator.call('POST', '/local/events', body);
        assert.equal(reply.status, 400);
        assert.match((reply.body as { description: string }).description, description);
      };
      await checkWrong('{', /valid JSON/);
      await checkWrong([], /must be a JSON object/);
      await checkWrong({}, /"event_type" must name/);
      await checkWrong({ event_type: 'a', data: 1 }, /"data" must be/);
    });
  });

  describe('events of a connector', () => {
    const connector = (config: object = {}): object => ({
      type: 'Shop',
      name: 'Shop',
      description: 'Sells things.',
      schema_version: 1,
      config: { host: 'shop.example.com', ...config },
      events: [
        {
          type: 'Sold',
          name: 'Sold',
          description: 'A thing was sold.',
          schema: { type: 'object', required: ['item'], properties: { item: { type: 'string' } } },
        },
      ],
    });

    const now = (): string => String(Math.floor(Date.now() / 1000));

    async function post(id: string, key: string, body: object | string, headers: object = {}): Promise<Reply> {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const timestamp = now();
      const signature = createHmac('sha256', key).update(`${timestamp}:${text}`).digest('hex');
      return send('POST', `${emulator.apiUrl}/local/events/${id}`, {
        headers: { 'Flexli-Timestamp': timestamp, 'Flexli-Signature': `sha256v1:${signature}`, ...headers },
        body: text,
      });
    }

    async function prepare(config?: object): Promise<{ readonly id: string; readonly key: string }> {
      const id = await emulator.create('/v1/connectors', connector(config));
      const made = await emulator.local<{ signing_key: string }>('POST', `/connectors/${id}/signing-key`);
      return { id, key: made.signing_key };
    }

    it('start workflows when they are signed', async () => {
      const { id, key } = await prepare();
      const target = await emulator.workflow({ connector_id: id, type: 'Sold' });
      const reply = await post(id, key, { type: 'Sold', item: 'Tee ☕' });
      assert.equal(reply.status, 202);
      const [run] = await emulator.runsOf(target, 1);
      assert.deepEqual(reply.body, { runs: [run?.run_id] });
      assert.deepEqual((await emulator.runToEnd(run?.run_id ?? ''))[0]?.state, { type: 'Sold', item: 'Tee ☕' });
    });

    it('are refused without the right signature', async () => {
      const { id, key } = await prepare();
      const refused: readonly Promise<Reply>[] = [
        post(id, 'another key', { type: 'Sold', item: 'x' }),
        post(id, key, { type: 'Sold' }, { 'Flexli-Timestamp': '1688782099' }),
        post(id, key, { type: 'Sold' }, { 'Flexli-Timestamp': 'now' }),
        post(id, key, { type: 'Sold' }, { 'Flexli-Signature': 'sha256v1:abc' }),
        post(NOBODY, key, { type: 'Sold' }),
        send('POST', `${emulator.apiUrl}/local/events/${id}`, { body: '{"type":"Sold"}' }),
      ];
      for (const reply of await Promise.all(refused)) {
        assert.deepEqual([reply.status, reply.body], [401, { message: 'Unauthorized' }]);
      }
    });

    it('are refused with an earlier key', async () => {
      const { id, key } = await prepare();
      assert.equal((await post(id, key, { type: 'Sold', item: 'x' })).status, 202);
      await emulator.local('POST', `/connectors/${id}/signing-key`);
      assert.equal((await post(id, key, { type: 'Sold', item: 'x' })).status, 401);
      assert.equal((await emulator.call('POST', `/local/connectors/${NOBODY}/signing-key`)).status, 404);
    });

    it('must be of a known type and fit its schema', async () => {
      const { id, key } = await prepare();
      const unknown = await post(id, key, { type: 'Bought' });
      assert.equal((unknown.body as { error_code: string }).error_code, 'UnsupportedEventType');
      const wrong = (await post(id, key, { type: 'Sold', item: 5 })).body as { details: object };
      assert.deepEqual(wrong.details, {
        event_type: 'Sold',
        validation_errors: [{ path: 'item', description: 'Instance type "number" is invalid. Expected "string".' }],
      });
      assert.equal((await post(id, key, '[')).status, 400);
    });

    it('have their type where the connector says', async () => {
      const { id, key } = await prepare({
        events: { type: 'HmacSha256', content_type: 'application/json', event_type_keypath: 'meta.kind' },
      });
      const target = await emulator.workflow({ connector_id: id, type: 'Sold' });
      assert.equal((await post(id, key, { meta: { kind: 'Sold' }, item: 'x' })).status, 202);
      await emulator.runsOf(target, 1);
      assert.equal((await post(id, key, { type: 'Sold', item: 'x' })).status, 400);
    });
  });
});
