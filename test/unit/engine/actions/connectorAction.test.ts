import assert from 'node:assert/strict';
import type { HttpOutcome } from '../../../../flexli/engine/host';
import type { ConnectorCredentials, ConnectorDocument } from '../../../../flexli/model/connector';
import type { WorkflowAction } from '../../../../flexli/model/workflow';
import { answer, call, prepareRun, runActions, SHOP } from '../support/testHost';
import type { RunSetup } from '../support/testHost';

const NO_ANSWER: HttpOutcome = { ok: false, message: 'nothing answers at shop.example.com.' };

function withCredentials(credentials: ConnectorCredentials): ConnectorDocument {
  return { ...SHOP, config: { ...SHOP.config, credentials } };
}

const OAUTH: ConnectorCredentials = {
  type: 'OAuth2Client',
  client_id: 'id&1',
  client_secret: 'secret/+',
  token_url: 'https://auth.example.com/token',
  basic_auth: false,
};

async function run(action: WorkflowAction, setup: RunSetup) {
  const { result, host } = await runActions([action], setup);
  const sent = host.requests.map(({ method, url, headers, body }) => ({ method, url, headers, body }));
  return { ...result, sent, host };
}

describe('a connector action', () => {
  it('sends what was prepared, and gives the answer to the transform', async () => {
    const { status, state, sent } = await run(
      call('Get', 1, { parameters: { id: 7 }, transform: { name: '::name' } }),
      {
        answers: [answer(200, { name: 'Tea' })],
      },
    );
    assert.deepEqual({ status, state }, { status: 'successful', state: { name: 'Tea' } });
    assert.deepEqual(sent, [
      {
        method: 'get',
        url: 'https://shop.example.com/items/7',
        headers: { 'Content-Type': 'application/json' },
        body: undefined,
      },
    ]);
  });

  it('fails by the status of the answer, with the reason of the hosted engine', async () => {
    const { reason, host } = await run(call('Get', 1, { parameters: { id: 7 } }), {
      answers: [answer(404, { e: 1 }, 'Not Found')],
    });
    const text = '404 Client Error: Not Found for url: https://shop.example.com/items/7';
    assert.equal(reason, `action 1 (Get): ${text}.`);
    assert.deepEqual(host.records.at(-1), {
      status: 'failed',
      reason: { message: 'The workflow encountered an error.', error: text, response: '{"e":1}' },
      action: { connector_type: 'Shop', order: 1, type: 'Get' },
      time: '2024-07-15T12:00:00.000Z',
    });
  });

  it('takes a redirect that leads nowhere for an answer, in the build that does', async () => {
    const setup = { answers: [answer(304, {}), answer(304, {})] };
    assert.equal((await run(call('Get', 1), setup)).status, 'failed');
    const base: ConnectorDocument = { ...SHOP, config: { ...SHOP.config, base_path: '/v1/' } };
    const hosted = await run(call('Get', 1), { ...setup, connector: base, profile: 'alpha-2024-07' });
    assert.equal(hosted.status, 'successful');
    assert.equal(hosted.sent[0]?.url, 'https://shop.example.com/v1/items/%7Bid%7D');
  });

  it('says where the hosted engine would crash', async () => {
    const profile = 'alpha-2024-07';
    const { reason } = await run(call('Get', 1), { profile });
    assert.equal(
      reason,
      'the hosted engine would crash here: action 1 (Get): its connector has no base_path, and that build cannot call such a connector.',
    );
  });

  it('says what is missing, at which the hosted engine would crash', async () => {
    const gone = { ...call('Get', 1), connector_id: 'gone' };
    for (const [action, reason] of [
      [gone, /action 1 \(Get\): there is no connector with the id "gone"/],
      [call('Drop', 1), /action 1 \(Drop\): the connector Shop has no action Drop/],
    ] as const) {
      assert.match((await run(action, {})).reason ?? '', new RegExp(`^${reason.source}`));
      const hosted = await run(action, { profile: 'alpha-2024-07' });
      assert.match(hosted.reason ?? '', new RegExp(`^the hosted engine would crash here: ${reason.source}`));
    }
  });

  it('sends a body as the Content-Type says that is sent, whatever its case', async () => {
    const add = { type: 'Add', method: 'post', path: 'items', body: { a: 1 } } as const;
    const bodyWith = async (headers: Readonly<Record<string, string>>): Promise<unknown> => {
      const connector: ConnectorDocument = { ...SHOP, actions: [{ ...add, headers }] };
      const [sent] = (await run(call('Add', 1), { connector })).sent;
      return [sent?.headers, sent?.body];
    };
    assert.deepEqual(await bodyWith({}), [{ 'Content-Type': 'application/json' }, '{"a":1}']);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    assert.deepEqual(await bodyWith(form), [form, 'a=1']);
  });

  it('uses the timeout of the action', async () => {
    const { host } = await run(call('Get', 1, { timeout: 20 }), {});
    assert.deepEqual(
      [
        host.requests[0]?.timeoutMs,
        host.requests[0]?.maxBytes,
        (await run(call('Get', 1), {})).host.requests[0]?.timeoutMs,
      ],
      [20_000, 10_485_760, 3000],
    );
  });

  it('asks a mock first, which needs no credentials', async () => {
    const connector = withCredentials({ type: 'BearerToken', bearer_token: '{{Token}}' });
    const test = prepareRun([call('Get', 1, { transform: { got: '::' } })], { connector });
    const calls: string[] = [];
    const host = Object.assign(test.host, {
      intercept: ({ path, attempt, request }: { path: string; attempt: number; request: { url: string } }) => {
        calls.push(`${path} ${attempt} ${request.url}`);
        return Promise.resolve(answer(200, { mocked: true }));
      },
    });
    const result = await test.runner.run(new AbortController().signal);
    assert.deepEqual(result, { status: 'successful', state: { got: { mocked: true } } });
    assert.deepEqual(calls, ['actions[0] 1 https://shop.example.com/items/{id}']);
    assert.deepEqual(host.requests, []);
  });
});

describe('on_error of a connector action', () => {
  const retry = (fields: NonNullable<WorkflowAction['on_error']>) => call('Get', 1, { on_error: fields });

  async function checkTries(
    action: WorkflowAction,
    answers: readonly HttpOutcome[],
    expected: { readonly waits: readonly number[]; readonly status: string; readonly requests: number },
    setup: RunSetup = {},
  ): Promise<void> {
    const { status, host } = await run(action, { ...setup, answers });
    assert.deepEqual({ waits: host.sleeps, status, requests: host.requests.length }, expected);
  }

  it('tries again with longer and longer waits', async () => {
    const bad = answer(500, {});
    await checkTries(retry({ max_retries: 3 }), [bad, bad, NO_ANSWER, answer(200, {})], {
      waits: [3000, 4500, 6750],
      status: 'successful',
      requests: 4,
    });
    await checkTries(retry({ max_retries: 2, backoff: { wait: 1, rate: 2 } }), [bad, bad, bad], {
      waits: [1000, 2000],
      status: 'failed',
      requests: 3,
    });
  });

  it('tries only for the statuses that it names', async () => {
    const action = retry({ max_retries: 3, retry_on: ['503'] });
    await checkTries(action, [answer(500, {})], { waits: [], status: 'failed', requests: 1 });
    await checkTries(action, [answer(503, {}), answer(200, {})], { waits: [3000], status: 'successful', requests: 2 });
    await checkTries(action, [NO_ANSWER], { waits: [], status: 'failed', requests: 1 });
  });

  it('waits as long as the service asks for, unless that is less', async () => {
    const busy = (after: string, status = 503, more: Readonly<Record<string, string>> = {}): HttpOutcome => {
      const bad = answer(status, {});
      return bad.ok ? { ok: true, response: { ...bad.response, headers: { 'retry-after': after, ...more } } } : bad;
    };
    const checkWait = (first: HttpOutcome, wait: number): Promise<void> =>
      checkTries(retry({ max_retries: 1 }), [first, answer(200, {})], {
        waits: [wait],
        status: 'successful',
        requests: 2,
      });
    await checkWait(busy('20'), 20_000);
    await checkWait(busy('7', 429), 7000);
    await checkWait(busy('1'), 3000);
    await checkWait(busy('20', 500), 3000);
    await checkWait(busy('soon'), 3000);
    await checkWait(busy('Mon, 15 Jul 2024 12:00:30 GMT'), 30_000);
    await checkWait(busy('Mon, 15 Jul 2024 12:00:30 GMT', 503, { date: 'Mon, 15 Jul 2024 12:00:10 GMT' }), 20_000);
    await checkTries(retry({ max_retries: 1, on_fail: 'skip' }), [busy('901')], {
      waits: [],
      status: 'successful',
      requests: 1,
    });
  });

  it('takes waits that are no time for none', async () => {
    const bad = answer(500, {});
    await checkTries(retry({ max_retries: 2, backoff: { wait: -5, rate: 2 } }), [bad, bad, bad], {
      waits: [0, 0],
      status: 'failed',
      requests: 3,
    });
    await checkTries(retry({ max_retries: 3, backoff: { wait: 0, rate: 1e300 } }), [bad, bad, bad, bad], {
      waits: [0, 0, 0],
      status: 'failed',
      requests: 4,
    });
  });

  it('skips or stops when all has failed', async () => {
    const bad = [answer(500, {}), answer(500, {})];
    await checkTries(retry({ max_retries: 1, on_fail: 'skip' }), bad, {
      waits: [3000],
      status: 'successful',
      requests: 2,
    });
    await checkTries(retry({ max_retries: 1, on_fail: 'stop' }), bad, {
      waits: [3000],
      status: 'stopped',
      requests: 2,
    });
  });

  it('takes that of the workflow where the action has none', async () => {
    await checkTries(
      call('Get', 1),
      [answer(500, {}), answer(200, {})],
      { waits: [30_000], status: 'successful', requests: 2 },
      { workflow: { on_error: { max_retries: 1 } } },
    );
  });

  it('does not try again what cannot succeed', async () => {
    const connector = withCredentials({ type: 'ApiKey', api_key: '{{Key}}', api_key_header: 'X-Key' });
    await checkTries(retry({ max_retries: 3 }), [], { waits: [], status: 'failed', requests: 0 }, { connector });
  });

  it('is not acted on by the hosted build', async () => {
    const connector: ConnectorDocument = { ...SHOP, config: { ...SHOP.config, base_path: 'v1' } };
    await checkTries(
      retry({ max_retries: 3 }),
      [answer(500, {})],
      { waits: [], status: 'failed', requests: 1 },
      { profile: 'alpha-2024-07', connector },
    );
  });
});

describe('OAuth2Client credentials', () => {
  const token = answer(200, { access_token: 't-1', expires_in: 3600, token_type: 'Bearer' });

  it('ask for a token once and show it in every request', async () => {
    const { result, host } = await runActions([call('Get', 1), call('Get', 2)], {
      connector: withCredentials(OAUTH),
      answers: [token],
    });
    assert.equal(result.status, 'successful');
    assert.deepEqual(
      host.requests.map(({ method, url, headers, body }) => [method, url, headers.Authorization, body]),
      [
        [
          'post',
          'https://auth.example.com/token',
          undefined,
          'grant_type=client_credentials&client_id=id%261&client_secret=secret%2F%2B',
        ],
        ['get', 'https://shop.example.com/items/%7Bid%7D', 'Bearer t-1', undefined],
        ['get', 'https://shop.example.com/items/%7Bid%7D', 'Bearer t-1', undefined],
      ],
    );
  });

  it('go into HTTP Basic where basic_auth says so', async () => {
    const connector = withCredentials({ ...OAUTH, basic_auth: true });
    const { host } = await runActions([call('Get', 1)], { connector, answers: [token] });
    const [first] = host.requests;
    assert.equal(first?.headers.Authorization, `Basic ${btoa('id%261:secret%2F%2B')}`);
    assert.equal(first.body, 'grant_type=client_credentials');
  });

  it('ask again when the service turns a token down, once', async () => {
    const denied = answer(401, {});
    const second = answer(200, { access_token: 't-2' });
    const connector = withCredentials(OAUTH);
    const { result, host } = await runActions([call('Get', 1)], { connector, answers: [token, denied, second] });
    assert.equal(result.status, 'successful');
    assert.equal(host.requests.at(-1)?.headers.Authorization, 'Bearer t-2');
    const again = await runActions([call('Get', 1)], { connector, answers: [token, denied, second, denied] });
    assert.equal(again.result.status, 'failed');
    assert.equal(again.host.requests.length, 4);
  });

  it('are asked for again where on_error says so, when that may go well the next time', async () => {
    const on_error = { max_retries: 2 };
    const connector = withCredentials(OAUTH);
    const busy = answer(503, {});
    const good = await runActions([call('Get', 1, { on_error })], { connector, answers: [busy, NO_ANSWER, token] });
    assert.deepEqual([good.result.status, good.host.sleeps], ['successful', [3000, 4500]]);
    const denied = answer(401, { error: 'invalid_client' });
    const bad = await runActions([call('Get', 1, { on_error })], { connector, answers: [denied, token] });
    assert.deepEqual([bad.result.status, bad.host.sleeps], ['failed', []]);
  });

  it('hold up no run that is cancelled meanwhile', async () => {
    const { runner, host } = prepareRun([call('Get', 1)], { connector: withCredentials(OAUTH) });
    const cancel = new AbortController();
    Object.assign(host, {
      http: () => {
        cancel.abort();
        return new Promise(() => undefined);
      },
    });
    const result = await runner.run(cancel.signal);
    assert.deepEqual([result.status, result.reason], ['stopped', 'The run was cancelled.']);
  });

  it('say why there is no token, without a secret', async () => {
    const cases: readonly (readonly [HttpOutcome, RegExp])[] = [
      [answer(400, { error: 'invalid_client', error_description: 'secret/+' }), /status 400, invalid_client\. Check/],
      [answer(200, {}), /gave no access_token/],
      [NO_ANSWER, /nothing answers/],
    ];
    for (const [first, message] of cases) {
      const { result } = await runActions([call('Get', 1)], { connector: withCredentials(OAUTH), answers: [first] });
      assert.match(result.reason ?? '', message);
      assert.doesNotMatch(result.reason ?? '', /secret\/\+/);
    }
    const plain = withCredentials({ ...OAUTH, token_url: 'http://auth.example.com/token' });
    assert.match(
      (await runActions([call('Get', 1)], { connector: plain })).result.reason ?? '',
      /must start with https/,
    );
  });
});
