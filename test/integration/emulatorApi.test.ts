import assert from 'node:assert/strict';
import type { Finding } from '../../flexli/model/finding';
import { TestEmulator } from './emulatorSupport';
import type { Reply } from './emulatorSupport';

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const UNKNOWN_ID = '01HFAM3K4ZMW1GZ1YBMKEDZNSN';

const connector = {
  type: 'TeamChat',
  name: 'Team Chat',
  description: 'Posts messages.',
  schema_version: 1,
  config: { host: 'chat.example.com', credentials: { type: 'BearerToken', bearer_token: 'very-secret' } },
  events: [{ type: 'MessagePosted', name: 'Posted', description: 'd', schema: { type: 'object' } }],
  actions: [{ type: 'PostMessage', method: 'post', path: 'messages', parameters: { type: 'object' } }],
};

describe('emulator: the calls of the API', () => {
  let emulator: TestEmulator;
  let findings: readonly Finding[];

  beforeEach(async () => {
    findings = [];
    emulator = await TestEmulator.start({ validator: { validate: () => Promise.resolve(findings) } });
  });
  afterEach(() => emulator.close());

  /** The reply is an error in the API's own form. */
  function checkError(reply: Reply, status: number, expected: Readonly<Record<string, unknown>>): void {
    assert.equal(reply.status, status);
    const { id, ...rest } = reply.body as { id: string };
    assert.match(id, UUID);
    assert.deepEqual(rest, expected);
  }

  function workflow(connectorId: string, changes: object = {}): object {
    return {
      name: 'Say hello',
      description: 'Says hello.',
      schema_version: 1,
      timeout: 60,
      actions: [
        {
          order: 1,
          connector_id: connectorId,
          type: 'PostMessage',
          variables: { name: '::name' },
          parameters: { text: 'Hello {name}' },
        },
      ],
      ...changes,
    };
  }

  describe('connectors', () => {
    it('creates one and tells its id and address', async () => {
      const reply = await emulator.call('POST', '/v1/connectors', connector);
      assert.equal(reply.status, 201);
      assert.equal(reply.headers['content-type'], 'application/json');
      const { id, href } = reply.body as { id: string; href: string };
      assert.match(id, ULID);
      assert.equal(href, `/v1/connectors/${id}`);
    });

    it('lists them with the types of their events and actions', async () => {
      assert.deepEqual((await emulator.call('GET', '/v1/connectors')).body, { items: [] });
      const id = await emulator.create('/v1/connectors', connector);
      assert.deepEqual((await emulator.call('GET', '/v1/connectors')).body, {
        items: [
          {
            id,
            type: 'TeamChat',
            schema_version: 1,
            version: 1,
            name: 'Team Chat',
            description: 'Posts messages.',
            events: ['MessagePosted'],
            actions: ['PostMessage'],
          },
        ],
      });
    });

    it('reads one back whole, without its credentials', async () => {
      const id = await emulator.create('/v1/connectors', connector);
      const reply = await emulator.call('GET', `/v1/connectors/${id}`);
      assert.equal(reply.status, 200);
      assert.deepEqual(reply.body, {
        id,
        type: 'TeamChat',
        schema_version: 1,
        version: 1,
        name: 'Team Chat',
        description: 'Posts messages.',
        config: { host: 'chat.example.com', base_path: null, default_headers: null },
        events: connector.events,
        actions: [{ ...connector.actions[0], name: null, description: null, headers: null, query: null, body: null }],
      });
    });

    it('deletes one, once', async () => {
      const id = await emulator.create('/v1/connectors', connector);
      const reply = await emulator.call('DELETE', `/v1/connectors/${id}`);
      assert.deepEqual([reply.status, reply.body], [204, undefined]);
      for (const method of ['GET', 'DELETE']) {
        checkError(await emulator.call(method, `/v1/connectors/${id}`), 404, {
          error_code: 'Connector not found',
          description: 'Not Found',
          details: { id },
        });
      }
    });
  });

  describe('workflows', () => {
    it('creates one whose reading leaves out what the API leaves out', async () => {
      const connectorId = await emulator.create('/v1/connectors', connector);
      const source = { type: 'Flexli:CoreV1:CustomEvent', parameters: { event_type: 'greet' } };
      const condition = {
        criteria: [{ attributes: [{ type: 'String', attribute: '::name', operator: 'ne', value: '' }] }],
      };
      const created = await emulator.call(
        'POST',
        '/v1/workflows',
        workflow(connectorId, { name: '  Say hello ', source: { ...source, condition } }),
      );
      const { id, href } = created.body as { id: string; href: string };
      assert.deepEqual([created.status, href], [201, `/v1/workflows/${id}`]);
      for (const path of [`/v1/workflows/${id}/version/1`, `/v1/workflows/${id}/versions/1`]) {
        const reply = await emulator.call('GET', path);
        assert.equal(reply.status, 200);
        assert.deepEqual(reply.body, {
          id,
          name: 'Say hello',
          description: 'Says hello.',
          version: 1,
          schema_version: 1,
          is_release_version: true,
          enabled: true,
          source: {
            connector_id: 'Flexli:CoreV1',
            connector_type: 'Flexli:CoreV1:CustomEvent',
            type: 'greet',
            condition: {
              operator: 'and',
              criteria: [{ operator: 'and', attributes: condition.criteria[0]?.attributes }],
              on_fail: 'fail',
            },
            parameters: { event_type: 'greet' },
          },
          actions: [
            {
              connector_id: connectorId,
              connector_type: 'TeamChat',
              type: 'PostMessage',
              order: 1,
              parameters: { text: 'Hello {name}' },
            },
          ],
        });
      }
    });

    it('lists versions, of one workflow, and releases only', async () => {
      const connectorId = await emulator.create('/v1/connectors', connector);
      const first = await emulator.create('/v1/workflows', workflow(connectorId));
      const second = await emulator.create('/v1/workflows', workflow(connectorId, { description: undefined }));
      const summary = (id: string, description: string | null): object => ({
        id,
        name: 'Say hello',
        description,
        version: 1,
        is_release_version: true,
        schema_version: 1,
      });
      const all = { items: [summary(first, 'Says hello.'), summary(second, null)] };
      assert.deepEqual((await emulator.call('GET', '/v1/workflows')).body, all);
      assert.deepEqual((await emulator.call('GET', '/v1/workflows?releases-only=true')).body, all);
      assert.deepEqual((await emulator.call('GET', `/v1/workflows?id=${second}`)).body, { items: [all.items[1]] });
      assert.deepEqual((await emulator.call('GET', `/v1/workflows?id=${UNKNOWN_ID}`)).body, { items: [] });
      checkError(await emulator.call('GET', '/v1/workflows?id=nonsense'), 400, {
        error_code: 'ValidationError',
        description: 'Invalid query string parameters',
        details: { validation_errors: [{ path: 'id', description: 'Value error, Invalid resource ID' }] },
      });
    });

    it('deletes a version, once', async () => {
      const connectorId = await emulator.create('/v1/connectors', connector);
      const id = await emulator.create('/v1/workflows', workflow(connectorId));
      const path = `/v1/workflows/${id}/version/1`;
      assert.equal((await emulator.call('DELETE', path)).status, 204);
      for (const [method, call] of [
        ['GET', path],
        ['DELETE', path],
        ['DELETE', `/v1/workflows/${id}/versions/1`],
      ] as const) {
        checkError(await emulator.call(method, call), 404, {
          error_code: 'Workflow version not found',
          description: 'Not Found',
          details: { id, version: '1' },
        });
      }
    });

    it('keeps what it converts', async () => {
      const id = await emulator.create('/v1/workflows', {
        name: 'Lenient',
        schema_version: 1,
        enabled: 'no',
        actions: [{ order: '7', type: 'Flexli:CoreV1:Wait', parameters: { seconds: '0' } }],
      });
      const reply = (await emulator.call('GET', `/v1/workflows/${id}/version/1`)).body as {
        enabled: boolean;
        actions: readonly { order: number; parameters: object }[];
      };
      assert.equal(reply.enabled, false);
      assert.deepEqual([reply.actions[0]?.order, reply.actions[0]?.parameters], [7, { seconds: 0 }]);
    });
  });

  describe('what it refuses', () => {
    it('ids that are no ULID', async () => {
      for (const [method, path] of [
        ['GET', '/v1/connectors/abc'],
        ['DELETE', '/v1/connectors/abc'],
        ['GET', '/v1/workflows/abc/version/1'],
        ['DELETE', '/v1/workflows/abc/versions/1'],
        ['POST', '/v1/run-workflow/abc/version/1'],
        ['GET', '/v1/run-history/abc'],
      ] as const) {
        checkError(await emulator.call(method, path), 400, {
          error_code: null,
          description: 'Invalid resource ID',
        });
      }
    });

    it('versions that are no number', async () => {
      checkError(await emulator.call('GET', `/v1/workflows/${UNKNOWN_ID}/version/latest`), 404, {
        error_code: 'Workflow version not found',
        description: 'Not Found',
        details: { id: UNKNOWN_ID, version: 'latest' },
      });
    });

    it('bodies that are no JSON, or not called so', async () => {
      for (const path of ['/v1/connectors', '/v1/workflows']) {
        checkError(await emulator.call('POST', path, '{"type":'), 400, {
          error_code: null,
          description: 'The request must include a valid JSON body',
        });
        checkError(await emulator.call('POST', path, connector, { 'Content-Type': 'text/plain' }), 415, {
          error_code: null,
          description: 'The request body must be of type application/json',
        });
        const reply = await emulator.call('POST', path, '[]');
        assert.equal((reply.body as { error_code: string }).error_code, 'ValidationError');
      }
    });

    it('bodies that are too large', async () => {
      const reply = await emulator.call('POST', '/v1/connectors', JSON.stringify('x'.repeat(30 * 1024 * 1024)));
      assert.deepEqual([reply.status, reply.body], [413, { message: 'Request Too Long' }]);
    });

    it('documents that the validator refuses, and nothing else', async () => {
      const base: Finding = {
        code: 'unknown-key',
        severity: 'error',
        verdict: 'refused',
        message: 'No.',
        path: 'config.hots',
      };
      findings = [base, { ...base, verdict: 'fails' }, { ...base, severity: 'warning', verdict: 'advice' }];
      checkError(await emulator.call('POST', '/v1/connectors', connector), 400, {
        error_code: 'ValidationError',
        description: 'The request body failed validation',
        details: { validation_errors: [{ path: 'config.hots', description: 'No.' }] },
      });
      assert.deepEqual((await emulator.call('GET', '/v1/connectors')).body, { items: [] });
      findings = findings.slice(1);
      assert.equal((await emulator.call('POST', '/v1/connectors', connector)).status, 201);
    });

    it('connectors, events and actions that the account does not have', async () => {
      checkError(await emulator.call('POST', '/v1/workflows', workflow('{{Team Chat}}')), 400, {
        error_code: 'InvalidConnectorId',
        description: 'An invalid connector was provided',
        details: { id: '{{Team Chat}}' },
      });
      const id = await emulator.create('/v1/connectors', connector);
      const named = { connector: { id, type: 'TeamChat' } };
      const source = { connector_id: id, type: 'MessageLost' };
      checkError(await emulator.call('POST', '/v1/workflows', workflow(id, { source })), 400, {
        error_code: 'UnsupportedEventType',
        description: 'The source event type is not supported by this connector',
        details: { ...named, event_type: 'MessageLost' },
      });
      const actions = [{ order: 1, connector_id: id, type: 'Shout', parameters: {} }];
      checkError(await emulator.call('POST', '/v1/workflows', workflow(id, { actions })), 400, {
        error_code: 'UnsupportedActionType',
        description: 'The action type is not supported by this connector',
        details: { ...named, action_type: 'Shout' },
      });
      findings = [
        {
          code: 'parameters-type',
          severity: 'error',
          verdict: 'refused',
          message: 'No text.',
          path: 'actions[0].parameters.text',
        },
      ];
      checkError(await emulator.call('POST', '/v1/workflows', workflow(id)), 400, {
        error_code: 'ActionParameterValidationError',
        description: 'The action parameters did not pass validation',
        details: {
          ...named,
          action_type: 'PostMessage',
          errors: { validation_errors: [{ path: 'text', description: 'No text.' }] },
        },
      });
    });

    it('limits that are no number', async () => {
      for (const path of ['/v1/run-history', `/v1/run-history/${UNKNOWN_ID}`]) {
        checkError(await emulator.call('GET', `${path}?limit=many`), 400, {
          error_code: 'ValidationError',
          description: 'Invalid query string parameters',
          details: {
            validation_errors: [
              { path: 'limit', description: 'Input should be a valid integer, unable to parse string as an integer' },
            ],
          },
        });
      }
    });

    it('calls that do not exist, in the words of the gateway', async () => {
      for (const [method, path] of [
        ['GET', '/'],
        ['GET', '/v1/nothing'],
        ['PUT', '/v1/connectors'],
        ['GET', '/oauth2/token'],
        ['GET', '/v1/connectors/%E0%A4%A'],
      ] as const) {
        const reply = await emulator.call(method, path);
        assert.deepEqual([reply.status, reply.body], [403, { message: 'Missing Authentication Token' }]);
      }
    });
  });

  it('says that it failed when the validator fails, and why in the log', async () => {
    await emulator.close();
    emulator = await TestEmulator.start({
      validator: { validate: () => Promise.reject(new Error('the language server is gone')) },
    });
    const reply = await emulator.call('POST', '/v1/connectors', connector);
    assert.deepEqual([reply.status, reply.body], [500, { message: 'Internal server error' }]);
    assert.ok(emulator.log.includes('POST /v1/connectors failed: the language server is gone'));
  });

  it('writes no secret to its log', async () => {
    await emulator.create('/v1/connectors', connector);
    await emulator.call('POST', '/v1/connectors?token=very-secret', '{');
    assert.ok(emulator.log.length > 2);
    assert.doesNotMatch(emulator.log.join('\n'), /very-secret|test-secret|Bearer/);
  });
});
