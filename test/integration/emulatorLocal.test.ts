import assert from 'node:assert/strict';
import { NOBODY, TestEmulator, onEvent, send, wait } from './emulatorSupport';

describe('emulator: what only the local one has', () => {
  let emulator: TestEmulator;
  beforeEach(async () => {
    emulator = await TestEmulator.start();
  });
  afterEach(() => emulator.close());

  const onSchedule = (parameters: object) => ({ type: 'Flexli:CoreV1:Schedule', parameters });

  it('needs a token, save where a signature stands for it', async () => {
    for (const [method, path] of [
      ['GET', '/local/status'],
      ['PUT', '/local/clock'],
      ['POST', '/local/reset'],
      ['POST', '/local/events'],
      ['GET', `/local/runs/${NOBODY}/events`],
    ] as const) {
      assert.equal((await send(method, `${emulator.apiUrl}${path}`)).status, 401, path);
    }
  });

  describe('the clock', () => {
    const set = (body: object) => emulator.local<{ time: string; frozen: boolean }>('PUT', '/clock', body);

    it('can be set, moved on and held', async () => {
      assert.deepEqual(await set({ time: '2024-06-01T08:00:00Z', frozen: true }), {
        time: '2024-06-01T08:00:00.000Z',
        frozen: true,
      });
      assert.equal((await set({ advance: 90 })).time, '2024-06-01T08:01:30.000Z');
      const items = await emulator.runActions([
        { order: 1, type: 'Flexli:CoreV1:Transform', transform: { now: '::flexli_datetime_now()' } },
        wait(0, 2),
      ]);
      assert.deepEqual(items.at(1)?.state, { now: '2024-06-01T08:01:30.000Z' });
      assert.equal(items[0]?.time, '2024-06-01T08:01:30.000Z');
      const { time, frozen } = await set({ time: null, frozen: false });
      assert.deepEqual([Math.abs(Date.parse(time) - Date.now()) < 5000, frozen], [true, false]);
    });

    it('wakes what waits', async () => {
      const run = await emulator.create(
        `/v1/run-workflow/${await emulator.workflow(undefined, [wait(600)])}/version/1`,
        {},
      );
      while ((await emulator.history(run)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      await set({ advance: 601 });
      assert.equal((await emulator.runToEnd(run)).at(-1)?.status, 'successful');
    });

    it('is told what it cannot be set to', async () => {
      for (const body of [{ time: 'soon' }, { advance: 'long' }, { frozen: 1 }, { advance: 1e15 }, '[]']) {
        assert.equal((await emulator.call('PUT', '/local/clock', body)).status, 400);
      }
    });
  });

  describe('schedules', () => {
    const set = (body: object) => emulator.local('PUT', '/clock', body);

    it('start workflows when they are due', async () => {
      await set({ time: '2024-06-01T08:00:00Z', frozen: true });
      const every = await emulator.workflow(onSchedule({ rate: '5 minutes' }));
      const friday = await emulator.workflow(onSchedule({ cron: '0 20 * * 5' }));
      await set({ advance: 299 });
      assert.deepEqual(await emulator.runs(), []);
      await set({ advance: 1 });
      const [first] = await emulator.runsOf(every, 1);
      assert.deepEqual((await emulator.runToEnd(first?.run_id ?? ''))[0]?.state, {});
      await set({ advance: 300 });
      await emulator.runsOf(every, 2);
      // 1 June 2024 was a Saturday.
      await set({ time: '2024-06-07T19:59:59Z' });
      assert.deepEqual(await emulator.runs(`?workflow=${friday}`), []);
      await set({ time: '2024-06-07T20:00:00Z' });
      await emulator.runsOf(friday, 1);
    });

    it('start one run for all the times that have passed', async () => {
      await set({ time: '2024-06-01T08:00:00Z', frozen: true });
      const id = await emulator.workflow(onSchedule({ rate: '1 minute' }));
      await set({ advance: 3600 });
      await emulator.runsOf(id, 1);
      await set({ advance: 59 });
      assert.equal((await emulator.runs(`?workflow=${id}`)).length, 1);
      await set({ advance: 1 });
      await emulator.runsOf(id, 2);
    });

    it('start enabled release versions only, and none that was deleted', async () => {
      await set({ time: '2024-06-01T08:00:00Z', frozen: true });
      const source = onSchedule({ rate: '1 hour' });
      const document = { name: 'Scheduled', schema_version: 1, source, actions: [wait(0)] };
      const off = await emulator.create('/v1/workflows', { ...document, enabled: false });
      const gone = await emulator.workflow(source);
      await emulator.call('DELETE', `/v1/workflows/${gone}/version/1`);
      const old = await emulator.workflow(source);
      await emulator.local('POST', `/workflows/${old}/version`, {
        ...document,
        source: onSchedule({ rate: '2 hours' }),
      });
      await emulator.local('POST', `/workflows/${old}/version/2/release`);
      await set({ advance: 3600 });
      const marker = await emulator.workflow(onEvent('marker'));
      await emulator.local('POST', '/events', { event_type: 'marker' });
      await emulator.runsOf(marker, 1);
      assert.equal((await emulator.runs()).length, 1);
      await set({ advance: 3600 });
      const [run] = await emulator.runsOf(old, 1);
      assert.equal(run?.workflow_version, 2);
      assert.deepEqual(await emulator.runs(`?workflow=${off}`), []);
    });
  });

  describe('versions', () => {
    const document = { name: 'Versioned', schema_version: 1, actions: [wait(0)] };

    it('are added and released, and the release goes last', async () => {
      const id = await emulator.create('/v1/workflows', document);
      const added = await emulator.call('POST', `/local/workflows/${id}/version`, {
        ...document,
        source: onEvent('v'),
      });
      assert.deepEqual([added.status, added.body], [201, { id, version: 2, href: `/v1/workflows/${id}/version/2` }]);
      await emulator.local('POST', '/events', { event_type: 'v' });
      assert.deepEqual(await emulator.runs(), [], 'only the release version starts');
      const conflict = await emulator.call('DELETE', `/v1/workflows/${id}/version/1`);
      assert.deepEqual([conflict.status, (conflict.body as { error_code: string }).error_code], [409, 'Conflict']);
      await emulator.local('POST', `/workflows/${id}/version/2/release`);
      await emulator.local('POST', '/events', { event_type: 'v' });
      assert.equal((await emulator.runsOf(id, 1))[0]?.workflow_version, 2);
      assert.equal((await emulator.call('DELETE', `/v1/workflows/${id}/version/1`)).status, 204);
      assert.equal((await emulator.call('DELETE', `/v1/workflows/${id}/version/2`)).status, 204);
    });

    it('need a workflow that there is', async () => {
      assert.equal((await emulator.call('POST', `/local/workflows/${NOBODY}/version`, document)).status, 404);
      assert.equal((await emulator.call('POST', `/local/workflows/${NOBODY}/version/1/release`)).status, 404);
    });
  });

  describe('a run', () => {
    /** Follows a run to the end and gives the names of the events. */
    async function follow(run: string): Promise<{ readonly names: readonly string[]; readonly text: string }> {
      const response = await fetch(`${emulator.apiUrl}/local/runs/${run}/events`, {
        headers: { Authorization: emulator.authorization },
      });
      assert.equal(response.headers.get('content-type'), 'text/event-stream');
      const text = await response.text();
      return { names: [...text.matchAll(/^event: (\w+)$/gm)].map(([, name = '']) => name), text };
    }

    it('can be followed while it runs', async () => {
      const run = await emulator.create(
        `/v1/run-workflow/${await emulator.workflow(undefined, [wait(1), wait(0, 2)])}/version/1`,
        {},
      );
      while ((await emulator.history(run)).length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
      const { names, text } = await follow(run);
      assert.equal(names[0], 'record');
      // Records are written in groups, so where they come among the events of the run is open.
      const events = names.filter((name) => name !== 'record');
      assert.deepEqual(events.slice(-3), ['actionFinished', 'runFinished', 'end']);
      assert.match(text, /event: end\ndata: \{"status":"successful"\}/);
    });

    it('can be followed while it waits, and to its end when it is cancelled then', async () => {
      await emulator.close();
      emulator = await TestEmulator.start({ limits: { parallelRuns: 1 } });
      const id = await emulator.workflow(undefined, [wait(600)]);
      const [first, second] = [1, 2].map(() => emulator.create(`/v1/run-workflow/${id}/version/1`, {}));
      assert.ok((await first) !== undefined);
      const run = (await second) ?? '';
      const followed = follow(run);
      // The answer has begun when this call comes to its turn.
      await emulator.call('GET', '/local/status');
      await emulator.local('POST', `/runs/${run}/cancel`);
      assert.match(
        (await followed).text,
        /event: end\ndata: \{"status":"stopped","reason":"The run was cancelled\."\}/,
      );
    });

    it('can be followed afterwards', async () => {
      const run = await emulator.create(`/v1/run-workflow/${await emulator.workflow(undefined)}/version/1`, {});
      await emulator.runToEnd(run);
      assert.deepEqual((await follow(run)).names, ['record', 'record', 'end']);
      assert.equal((await emulator.call('GET', `/local/runs/${NOBODY}/events`)).status, 404);
    });

    it('can be cancelled', async () => {
      const run = await emulator.create(
        `/v1/run-workflow/${await emulator.workflow(undefined, [wait(600)])}/version/1`,
        {},
      );
      while ((await emulator.history(run)).length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
      assert.equal((await emulator.call('POST', `/local/runs/${run}/cancel`)).status, 202);
      const last = (await emulator.runToEnd(run)).at(-1);
      assert.deepEqual([last?.status, last?.reason], ['stopped', 'The run was cancelled.']);
      assert.equal((await emulator.call('POST', `/local/runs/${run}/cancel`)).status, 409);
      assert.equal((await emulator.call('POST', `/local/runs/${NOBODY}/cancel`)).status, 404);
    });
  });

  describe('a run with mocks', () => {
    async function connector(): Promise<string> {
      return emulator.create('/v1/connectors', {
        type: 'Shop',
        name: 'Shop',
        description: 'Sells things.',
        schema_version: 1,
        config: { host: 'shop.example.com' },
        actions: [{ type: 'Get', method: 'get', path: 'things/{id}', parameters: {} }],
      });
    }

    const get = (id: string, order = 1) => ({
      order,
      connector_id: id,
      type: 'Get',
      parameters: { id: '::id' },
      transform: { [`got${order}`]: '::' },
    });

    it('takes their answers, in the runs that it starts, too', async () => {
      const shop = await connector();
      const child = await emulator.workflow(undefined, [get(shop), wait(0, 2)]);
      const parent = await emulator.workflow(undefined, [
        get(shop),
        {
          order: 2,
          type: 'Flexli:CoreV1:RunWorkflow',
          parameters: { workflow_id: child, workflow_version: 1, workflow_input: { id: 9 } },
        },
      ]);
      const mocks = [{ type: 'Get', sequence: [{ value: { n: 1 } }, { value: { n: 2 } }] }];
      const run = await emulator.create(`/local/run/${parent}/version/1`, { input: { id: 7 }, mocks, offline: true });
      assert.equal((await emulator.runToEnd(run)).at(-1)?.status, 'successful');
      const [started] = await emulator.runsOf(child, 1);
      assert.deepEqual((await emulator.history(started?.run_id ?? ''))[1]?.state, { id: 9, got1: { n: 2 } });
    });

    it('runs a document that is not stored', async () => {
      const shop = await connector();
      const document = { name: 'Unstored', schema_version: 1, actions: [get(shop), wait(0, 2)] };
      const mocks = [{ action: 'actions[0]', status: 404, value: { e: 1 } }];
      const run = await emulator.create('/local/run', { workflow: document, input: { id: 7 }, mocks });
      assert.match(JSON.stringify((await emulator.runToEnd(run)).at(-1)?.reason), /404 Client Error: Not Found/);
      assert.deepEqual((await emulator.call('GET', '/v1/workflows')).body, { items: [] });
    });

    it('keeps the digits of numbers, in its input and in what mocks answer', async () => {
      const shop = await connector();
      const told = '::flexli_to_json_string({input: id, answer: got1})';
      const transform = { order: 2, type: 'Flexli:CoreV1:Transform', transform: { told } };
      const document = JSON.stringify({
        name: 'Exact',
        schema_version: 1,
        actions: [get(shop), transform, wait(0, 3)],
      });
      const body = `{"workflow": ${document}, "input": {"id": 5.0}, "mocks": [{"type": "Get", "value": 12345678901234567890}]}`;
      const run = await emulator.create('/local/run', body);
      const last = (await emulator.runToEnd(run)).at(-2);
      assert.equal((last?.state as { told?: string }).told, '{"input": 5.0, "answer": 12345678901234567890}');
    });

    it('sends nothing when it is offline', async () => {
      const shop = await connector();
      const id = await emulator.workflow(undefined, [get(shop)]);
      const run = await emulator.create(`/local/run/${id}/version/1`, { input: { id: 7 }, offline: true });
      assert.match(
        JSON.stringify((await emulator.runToEnd(run)).at(-1)?.reason),
        /the run is offline and no mock fits/,
      );
    });

    it('is told what is wrong with it', async () => {
      const id = await emulator.workflow(undefined);
      for (const [path, body] of [
        ['/local/run', {}],
        ['/local/run', { workflow: 5 }],
        [`/local/run/${id}/version/1`, { mocks: [{ status: 1 }] }],
        [`/local/run/${id}/version/1`, { offline: 'yes' }],
      ] as const) {
        assert.equal((await emulator.call('POST', path, body)).status, 400, JSON.stringify(body));
      }
      assert.equal((await emulator.call('POST', `/local/run/${NOBODY}/version/1`, {})).status, 404);
    });
  });

  it('ends what is followed when everything is taken out', async () => {
    await emulator.close();
    emulator = await TestEmulator.start({ limits: { parallelRuns: 1 } });
    const id = await emulator.workflow(undefined, [wait(600)]);
    const streams: Promise<string>[] = [];
    for (let count = 0; count < 2; count++) {
      const run = await emulator.create(`/v1/run-workflow/${id}/version/1`, {});
      const headers = { Authorization: emulator.authorization };
      const response = await fetch(`${emulator.apiUrl}/local/runs/${run}/events`, { headers });
      streams.push(response.text());
    }
    await emulator.local('POST', '/reset');
    for (const text of await Promise.all(streams)) assert.match(text, /event: end\ndata: \{"status":"stopped"/);
  });

  it('keeps data of the Data action by scope', async () => {
    const data = (order: number, operation: string, scope: string, key: string, value: unknown) => ({
      order,
      type: 'Flexli:CoreV1:Data',
      parameters: { operation, scope, key, value },
      transform: { [`r${order}`]: '::' },
    });
    const actions = [
      data(1, 'write', 'account', 'team.a', { n: 1 }),
      data(2, 'increment', 'account', 'count', 5),
      data(3, 'decrement', 'workflow', 'count', 2),
      data(4, 'read', 'run', 'team.a', null),
      data(5, 'query', 'account', 'team.', null),
      wait(0, 6),
    ];
    const id = await emulator.workflow(undefined, actions);
    const start = async () =>
      (await emulator.runToEnd(await emulator.create(`/v1/run-workflow/${id}/version/1`, {}))).at(-2);
    await start();
    assert.deepEqual((await start())?.state, {
      r1: { key: 'team.a', value: { n: 1 } },
      r2: { key: 'count', value: 10 },
      r3: { key: 'count', value: -4 },
      r4: { key: 'team.a', value: null },
      r5: [{ key: 'team.a', value: { n: 1 } }],
    });
    assert.deepEqual(await emulator.local('GET', '/data?prefix=c'), { items: [{ key: 'count', value: 10 }] });
    assert.deepEqual(await emulator.local('GET', `/data?scope=workflow&owner=${id}`), {
      items: [{ key: 'count', value: -4 }],
    });
    assert.equal((await emulator.call('GET', '/local/data?scope=run')).status, 400);
    // Thirty days without an update are the end of a key.
    await emulator.local('PUT', '/clock', { advance: 30 * 86_400 });
    assert.deepEqual(await emulator.local('GET', '/data'), { items: [] });
  });

  it('can be emptied', async () => {
    await emulator.create('/v1/connectors', {
      type: 'A',
      name: 'A',
      description: 'A',
      schema_version: 1,
      config: { host: 'localhost' },
    });
    const run = await emulator.create(
      `/v1/run-workflow/${await emulator.workflow(undefined, [wait(600)])}/version/1`,
      {},
    );
    while ((await emulator.history(run)).length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    assert.equal((await emulator.local<{ running: number }>('GET', '/status')).running, 1);
    assert.equal((await emulator.call('POST', '/local/reset')).status, 204);
    for (const path of ['/v1/connectors', '/v1/workflows', '/v1/run-history']) {
      assert.deepEqual((await emulator.call('GET', path)).body, { items: [] }, path);
    }
    const { time, ...status } = await emulator.local<{ time: string; queued: number }>('GET', '/status');
    assert.deepEqual([status, typeof time], [{ queued: 0, running: 0 }, 'string']);
  });
});
