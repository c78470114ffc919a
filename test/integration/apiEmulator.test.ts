import assert from 'node:assert/strict';
import { FlexliApi } from '../../flexli/api/client';
import type { ApiResult } from '../../flexli/api/failure';
import type { ConnectorDocument } from '../../flexli/model/connector';
import { isFinalStatus } from '../../flexli/model/run';
import type { WorkflowDocument } from '../../flexli/model/workflow';
import { CLIENT_ID, CLIENT_SECRET, TestEmulator } from './emulatorSupport';

const CONNECTOR: ConnectorDocument = {
  type: 'People',
  name: 'People',
  description: 'A directory.',
  schema_version: 1,
  config: { host: 'people.example.com', credentials: { type: 'BearerToken', bearer_token: 'write-only-token' } },
  actions: [{ type: 'List', method: 'get', path: 'people', parameters: { type: 'object' } }],
};
const WORKFLOW: WorkflowDocument = {
  name: 'Two steps',
  schema_version: 1,
  actions: [{ type: 'Flexli:CoreV1:Transform', order: 1, transform: { greeting: '::name' } }],
};

describe('the API client against the emulator', () => {
  const { signal } = new AbortController();
  let emulator: TestEmulator;
  let api: FlexliApi;

  before(async () => {
    emulator = await TestEmulator.start();
    api = clientOf(CLIENT_SECRET);
  });
  after(() => emulator.close());

  function clientOf(clientSecret: string): FlexliApi {
    const { apiUrl, tokenUrl } = emulator;
    return new FlexliApi({
      apiUrl,
      tokenUrl,
      credentials: () => Promise.resolve({ clientId: CLIENT_ID, clientSecret }),
    });
  }

  function value<T>(result: ApiResult<T>): T {
    assert.ok(result.ok, result.ok ? '' : result.error.message);
    return result.value;
  }

  it('signs in, and not with a wrong secret', async () => {
    value(await api.checkSignIn(signal));
    const refused = await clientOf('wrong').checkSignIn(signal);
    assert.equal(!refused.ok && refused.error.kind, 'sign-in');
  });

  it('creates, reads, lists and deletes connectors, and never sees their credentials again', async () => {
    const { id } = value(await api.connectors.create(CONNECTOR, signal));
    const read = value(await api.connectors.get(id, signal));
    assert.equal(read.config.host, 'people.example.com');
    assert.ok(!JSON.stringify(read).includes('write-only-token'));
    const listed = value(await api.connectors.list(signal)).find((connector) => connector.id === id);
    assert.deepEqual(listed?.actions, ['List']);
    value(await api.connectors.delete(id, signal));
    const gone = await api.connectors.get(id, signal);
    assert.equal(!gone.ok && gone.error.kind, 'not-found');
  });

  it('creates a workflow, runs it, and reads its history', async () => {
    const { id } = value(await api.workflows.create(WORKFLOW, signal));
    const listed = value(await api.workflows.list({ id }, signal));
    assert.deepEqual(
      listed.map(({ version, name }) => [version, name]),
      [[1, 'Two steps']],
    );
    assert.equal(value(await api.workflows.get(id, 1, signal)).name, 'Two steps');
    const run = value(await api.runs.start(id, 1, { name: 'Ann' }, signal));
    let history = value(await api.runs.history(run.id, {}, signal));
    while (!history.some(({ status }) => isFinalStatus(status))) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      history = value(await api.runs.history(run.id, {}, signal));
    }
    assert.equal(history.find(({ status }) => isFinalStatus(status))?.status, 'successful');
    assert.deepEqual(history.find(({ status }) => status === 'running')?.state, { name: 'Ann' });
    assert.equal(value(await api.runs.list({ workflowId: id, limit: 1 }, signal))[0]?.run_id, run.id);
    value(await api.workflows.delete(id, 1, signal));
  });

  it('tells ids that are none', async () => {
    const result = await api.connectors.get('not an id', signal);
    assert.equal(!result.ok && result.error.kind, 'rejected');
    assert.match(result.ok ? '' : result.error.message, /Invalid resource ID/i);
  });
});
