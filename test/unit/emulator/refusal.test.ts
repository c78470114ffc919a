import assert from 'node:assert/strict';
import { connectorRefusal, workflowRefusal } from '../../../flexli/emulator/api/refusal';
import type { ApiRequest } from '../../../flexli/emulator/http/message';
import type { DeployedConnector } from '../../../flexli/model/connector';
import type { Finding } from '../../../flexli/model/finding';
import type { JsonObject } from '../../../flexli/model/json';

const request: ApiRequest = {
  id: 'request-1',
  method: 'POST',
  path: '/v1/workflows',
  query: new URLSearchParams(),
  headers: {},
  body: '',
  params: {},
  signal: new AbortController().signal,
};

const chat: DeployedConnector = {
  id: 'chat-id',
  type: 'TeamChat',
  name: 'Team Chat',
  description: '',
  schema_version: 1,
  config: { host: 'chat.example.com' },
  events: [{ type: 'Posted', name: 'n', description: 'd', schema: {} }],
  actions: [{ type: 'Post', method: 'post', path: 'p' }],
};

describe('emulator: from findings to the errors of the API', () => {
  /** What the API answers; findings are written as `code path`. */
  function check(
    workflow: JsonObject,
    findings: readonly string[],
    expected: readonly [string, JsonObject] | undefined,
  ): void {
    const answer = workflowRefusal(request, findings.map(parseFinding), workflow, [chat]);
    if (expected === undefined) {
      assert.equal(answer, undefined);
      return;
    }
    const body = answer?.body as JsonObject;
    assert.deepEqual([answer?.status, body.id, body.error_code, body.details], [400, 'request-1', ...expected]);
  }

  function parseFinding(text: string): Finding {
    const [code = '', path = ''] = text.split(' ');
    return { code, path, severity: 'error', verdict: 'refused', message: `about ${code}` };
  }

  function entries(...findings: readonly string[]): JsonObject {
    return {
      validation_errors: findings
        .map(parseFinding)
        .map((finding) => ({ path: finding.path, description: finding.message })),
    };
  }

  const post = { order: 1, connector_id: 'chat-id', type: 'Post', parameters: {} };
  const wait = { order: 2, type: 'Flexli:CoreV1:Wait', parameters: {} };
  const named = { connector: { id: 'chat-id', type: 'TeamChat' } };

  it('takes a document without findings whose connectors are known', () => {
    check({ actions: [post, wait], source: { connector_id: 'chat-id', type: 'Posted' } }, [], undefined);
    check({ actions: [wait], source: null }, [], undefined);
    check({ actions: [wait], source: { type: 'Flexli:CoreV1:CustomEvent' } }, [], undefined);
  });

  it('reports mistakes of shape together, before all others', () => {
    const broken = { ...post, connector_id: 'gone' };
    check(
      { actions: [broken] },
      ['name-invalid name', 'connector-id-unknown actions[0].connector_id', 'unknown-key actions[0].oder'],
      ['ValidationError', entries('name-invalid name', 'unknown-key actions[0].oder')],
    );
  });

  it('counts parameters of core actions as shape', () => {
    check(
      { actions: [post, wait] },
      ['parameters-type actions[1].parameters.seconds', 'parameters-type actions[0].parameters.text'],
      ['ValidationError', entries('parameters-type actions[1].parameters.seconds')],
    );
  });

  it('goes from the source through the actions and stops at the first mistake', () => {
    const gone = { ...post, connector_id: 'gone' };
    const shout = { ...post, type: 'Shout' };
    const findings = ['parameters-type actions[0].parameters.text', 'connector-id-unknown actions[1].connector_id'];
    check({ source: { connector_id: 'x', type: 'Posted' }, actions: [gone] }, findings, [
      'InvalidConnectorId',
      { id: 'x' },
    ]);
    check({ source: { connector_id: 'chat-id', type: 'Read' }, actions: [gone] }, findings, [
      'UnsupportedEventType',
      { ...named, event_type: 'Read' },
    ]);
    check({ actions: [wait, gone, shout] }, [], ['InvalidConnectorId', { id: 'gone' }]);
    check({ actions: [wait, shout, gone] }, [], ['UnsupportedActionType', { ...named, action_type: 'Shout' }]);
    check({ actions: [post, gone] }, findings, [
      'ActionParameterValidationError',
      {
        ...named,
        action_type: 'Post',
        errors: { validation_errors: [{ path: 'text', description: 'about parameters-type' }] },
      },
    ]);
  });

  it('counts the paths of parameters from the parameters', () => {
    check(
      { actions: [post] },
      [
        'parameters-required actions[0].parameters',
        'parameters-enum actions[0].parameters.a[0].b',
        'parameters-items actions[0].parameters[2]',
      ],
      [
        'ActionParameterValidationError',
        {
          ...named,
          action_type: 'Post',
          errors: {
            validation_errors: [
              { path: '', description: 'about parameters-required' },
              { path: 'a[0].b', description: 'about parameters-enum' },
              { path: '[2]', description: 'about parameters-items' },
            ],
          },
        },
      ],
    );
  });

  it('does not take action 1 for action 10', () => {
    const actions = Array.from({ length: 11 }, (_, index) => ({ ...post, order: index + 1 }));
    check(
      { actions },
      ['parameters-type actions[10].parameters.text'],
      [
        'ActionParameterValidationError',
        {
          ...named,
          action_type: 'Post',
          errors: { validation_errors: [{ path: 'text', description: 'about parameters-type' }] },
        },
      ],
    );
  });

  it('never takes a document that the validator refuses', () => {
    const nested = 'connector-id-unknown actions[0].parameters.actions[0].connector_id';
    check({ actions: [wait] }, [nested], ['ValidationError', entries(nested)]);
  });

  it('knows of shape alone in connectors', () => {
    assert.equal(connectorRefusal(request, []), undefined);
    const answer = connectorRefusal(request, [parseFinding('unknown-key config.hots')]);
    assert.deepEqual((answer?.body as JsonObject).details, entries('unknown-key config.hots'));
  });
});
