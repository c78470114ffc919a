import assert from 'node:assert/strict';
import { startCli } from './cliProcess';
import { CHAT, CliProject, CONNECTOR } from './deployProject';
import type { TestEmulator } from './emulatorSupport';
import { FaultProxy } from '../support/faultProxy';

const SLOW = 60_000;

describe('a process that deploys', () => {
  let emulator: TestEmulator;
  let proxy: FaultProxy;
  let project: CliProject;
  before(async () => {
    emulator = await CliProject.startEmulator();
    proxy = await FaultProxy.start(emulator.port);
  });
  after(async () => {
    await proxy.close();
    await emulator.close();
  });
  beforeEach(async () => {
    project = await CliProject.make(emulator);
    const staging = { api: proxy.url, auth: emulator.tokenUrl };
    const { variables } = JSON.parse(project.read('flexli.json')) as { variables: object };
    project.write('flexli.json', { environments: { staging }, variables });
    await project.flexli('deploy --env staging');
    project.write(CHAT, { ...CONNECTOR, description: 'Sends messages.' });
  });
  afterEach(() => {
    proxy.onAnswer = () => undefined;
    project.remove();
  });

  /** Starts `flexli deploy` and sends it a signal once a call has been answered by the API and not yet to the process. */
  async function interrupt(call: string, signal: NodeJS.Signals): Promise<number | null> {
    const process = await startCli(['deploy', '--env', 'staging'], {
      folder: project.path,
      environment: project.variables,
    });
    let hit = false;
    proxy.onAnswer = async ({ method, path }) => {
      if (hit || !`${method} ${path}`.startsWith(call)) return;
      hit = true;
      process.child.kill(signal);
      // What was killed never hears the answer.
      if (signal === 'SIGKILL') await process.ended;
    };
    const { code } = await process.ended;
    assert.ok(hit, `${call} was not called`);
    return code;
  }

  /** One more deployment leaves nothing to do, and nothing that no file stands for. */
  async function checkNext(): Promise<void> {
    proxy.onAnswer = () => undefined;
    const next = await project.flexli('deploy --env staging');
    assert.equal(next.code, 0, next.told);
    assert.match((await project.flexli('plan --env staging')).out, /^Nothing to deploy[^]*\n2 unchanged\.\n$/);
  }

  for (const call of ['POST /v1/connectors', 'POST /v1/workflows', 'DELETE /v1/workflows', 'DELETE /v1/connectors']) {
    it(`can be killed at ${call}`, async () => {
      const code = await interrupt(call, 'SIGKILL');
      assert.equal(code, null);
      await checkNext();
    }).timeout(SLOW);
  }

  it('ends with what it has begun on Ctrl+C', async () => {
    const code = await interrupt('POST /v1/connectors', 'SIGINT');
    assert.equal(code, 1);
    assert.match(project.read('flexli.lock.json'), /chat\.fecon\.json": \{[^\n]*"previous"/);
    await checkNext();
  }).timeout(SLOW);
});
