import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@cfworker/json-schema';
import type { Schema } from '@cfworker/json-schema';
import { TestEmulator } from './emulatorSupport';

/** The schemas of answers that the engine publishes; they are not part of this repository. */
const SCHEMAS = join('..', 'shared', 'flexli', 'api', '_schemas');

describe('emulator: answers and the published schemas', () => {
  let emulator: TestEmulator;
  before(async function () {
    if (!existsSync(SCHEMAS)) {
      console.log(`    skipped: there is no folder ${SCHEMAS}`);
      this.skip();
    }
    emulator = await TestEmulator.start();
  });
  after(() => (existsSync(SCHEMAS) ? emulator.close() : undefined));

  async function check(schemaName: string, method: string, path: string, body?: unknown): Promise<string> {
    const reply = await emulator.call(method, path, body);
    assert.ok(reply.status < 300, `${path}: ${reply.status}`);
    const schema = JSON.parse(readFileSync(join(SCHEMAS, `${schemaName}.json`), 'utf8')) as Schema;
    const result = new Validator(schema, '2020-12', false).validate(reply.body);
    assert.deepEqual(result.errors, [], path);
    return (reply.body as { id?: string }).id ?? '';
  }

  it('agree', async () => {
    const connector = await check('CreatedResponse', 'POST', '/v1/connectors', {
      type: 'People',
      name: 'People',
      description: 'd',
      schema_version: 1,
      config: { host: 'sample.localhost', credentials: { type: 'BearerToken', bearer_token: 'x' } },
      actions: [{ type: 'Get', method: 'get', path: 'people/{id}', parameters: { type: 'object' } }],
    });
    await check('ConnectorsV1List', 'GET', '/v1/connectors');
    await check('ConnectorV1Read', 'GET', `/v1/connectors/${connector}`);
    const attribute = { type: 'String', attribute: '::id', operator: 'ne', value: '' };
    const workflow = await check('CreatedResponse', 'POST', '/v1/workflows', {
      name: 'Get someone',
      schema_version: 1,
      source: {
        type: 'Flexli:CoreV1:CustomEvent',
        parameters: { event_type: 'any' },
        condition: { criteria: [{ attributes: [attribute] }] },
        transform: { id: '::id' },
      },
      actions: [
        { order: 1, type: 'Get', connector_id: connector, parameters: { id: '::id' }, transform: { person: '::' } },
        { order: 2, type: 'Flexli:CoreV1:Wait', parameters: { seconds: 0 } },
      ],
    });
    await check('WorkflowsList', 'GET', '/v1/workflows');
    await check('WorkflowsV1Read', 'GET', `/v1/workflows/${workflow}/version/1`);
    const start = `/v1/run-workflow/${workflow}/version/1`;
    for (const id of ['p-1', 'p-99']) {
      const run = await check('CreatedResponse', 'POST', start, { id });
      await emulator.runToEnd(run);
      await check('RunHistoryV1List', 'GET', `/v1/run-history/${run}`);
    }
    await check('RunV1List', 'GET', '/v1/run-history');
  });
});
