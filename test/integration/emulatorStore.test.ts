import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { EmulatorOptions } from '../../flexli/emulator/options';
import type { RunHistoryItem } from '../../flexli/model/run';
import { TestApi, TestEmulator, temporaryFolder } from './emulatorSupport';

const SECRET = 'bearer-0123456789-secret';
const connector = {
  type: 'TeamChat',
  name: 'Team Chat',
  description: 'Posts messages.',
  schema_version: 1,
  config: { host: 'chat.example.com', credentials: { type: 'BearerToken', bearer_token: SECRET } },
  actions: [{ type: 'Ping', method: 'get', path: 'ping', parameters: { type: 'object' } }],
};

describe('emulator: the data file', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let dataFile: string;
  const running: TestEmulator[] = [];

  beforeEach(() => {
    folder = temporaryFolder();
    dataFile = join(folder.path, 'data', 'emulator.db');
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((emulator) => emulator.close()));
    folder.remove();
  });

  async function start(options: Partial<EmulatorOptions> = {}): Promise<TestEmulator> {
    const emulator = await TestEmulator.start({ dataFile, ...options });
    running.push(emulator);
    return emulator;
  }

  function checkInterrupted(item: RunHistoryItem | undefined, reason: RegExp): void {
    assert.equal(item?.status, 'failed');
    assert.ok(typeof item.reason === 'string');
    assert.match(item.reason, reason);
  }

  /** Starting fails with this problem and message, and leaves no lock behind. */
  async function checkCannotStart(problem: string, message: RegExp): Promise<void> {
    await assert.rejects(start(), { name: 'EmulatorStartError', problem, message });
  }

  it('keeps everything over a restart', async () => {
    const encryptionKey = randomBytes(32);
    const before = await start({ encryptionKey });
    const id = await before.create('/v1/connectors', connector);
    const workflow = await before.create('/v1/workflows', {
      name: 'Wait a bit',
      schema_version: 1,
      actions: [{ order: 1, type: 'Flexli:CoreV1:Wait', parameters: { seconds: 0 } }],
    });
    const run = await before.create(`/v1/run-workflow/${workflow}/version/1`, {});
    const history = await before.runToEnd(run);
    const calls = ['/v1/connectors', `/v1/connectors/${id}`, '/v1/workflows', '/v1/run-history'];
    const replies = await Promise.all(calls.map((path) => before.call('GET', path)));
    await before.close();

    const after = await start({ encryptionKey });
    for (const [index, path] of calls.entries()) {
      assert.deepEqual((await after.call('GET', path)).body, replies[index]?.body, path);
    }
    assert.deepEqual(await after.history(run), history);
  });

  it('holds no credentials in any of its files that can be read', async () => {
    const emulator = await start();
    await emulator.create('/v1/connectors', connector);
    checkNowhere();
    await emulator.close();
    checkNowhere();

    function checkNowhere(): void {
      for (const name of readdirSync(join(folder.path, 'data'))) {
        if (name.endsWith('.lock')) continue;
        const bytes = readFileSync(join(folder.path, 'data', name));
        assert.equal(bytes.includes(SECRET), false, name);
        assert.equal(bytes.includes('bearer_token'), false, name);
      }
    }
  });

  it('leaves nothing beside the file when it is closed', async () => {
    const emulator = await start();
    assert.ok(existsSync(`${dataFile}.owner`));
    await emulator.close();
    assert.deepEqual(readdirSync(join(folder.path, 'data')), ['emulator.db']);
  });

  it('is open to one emulator; a second is told who holds it', async () => {
    const first = await start();
    await checkCannotStart('data-held', new RegExp(`http://127.0.0.1:${first.port} \\(process ${process.pid}\\)`));
    assert.equal((await first.call('GET', '/v1/connectors')).status, 200);
    await first.close();
    await start();
  });

  it('is given up at once where its owner lives', async () => {
    mkdirSync(join(folder.path, 'data'));
    const owner = await TestApi.start((_request, response) => response.end('{"instance":"x"}'));
    try {
      writeFileSync(`${dataFile}.owner`, JSON.stringify({ instance: 'x', pid: process.pid, port: owner.port }));
      await checkCannotStart('data-held', new RegExp(`http://127.0.0.1:${owner.port} `));
      assert.equal(owner.requests.length, 1);
    } finally {
      await owner.close();
    }
  });

  it('goes to the next emulator when the first one ends soon', async () => {
    const first = await start();
    const [second] = await Promise.all([start(), first.close()]);
    assert.equal((await second.call('GET', '/v1/connectors')).status, 200);
  });

  it('goes to exactly one of several that start together', async () => {
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => start()));
    assert.equal(results.filter((result) => result.status === 'fulfilled').length, 1);
  });

  it('is free again after its emulator was killed', async () => {
    const id = await killAfterCreating();
    assert.ok(existsSync(`${dataFile}.owner`) && existsSync(`${dataFile}.lock`), 'the kill left its locks');
    const emulator = await start();
    const reply = await emulator.call('GET', '/v1/connectors');
    assert.deepEqual(
      (reply.body as { items: readonly { id: string }[] }).items.map((item) => item.id),
      [id],
    );
  });

  it('is free when the process id of a dead owner belongs to another program by now', async () => {
    mkdirSync(join(folder.path, 'data'));
    // This process lives, and at this port answers something that is no emulator.
    const other = await TestApi.start((_request, response) => response.end('hello'));
    try {
      writeFileSync(`${dataFile}.owner`, JSON.stringify({ instance: 'x', pid: process.pid, port: other.port }));
      await start();
    } finally {
      await other.close();
    }
  });

  it('is free when the owner file is unreadable', async () => {
    mkdirSync(join(folder.path, 'data'));
    writeFileSync(`${dataFile}.owner`, '{"inst');
    mkdirSync(`${dataFile}.lock`);
    await start();
  });

  it('ends runs that a killed emulator left as interrupted', async () => {
    const runId = await killAfterCreating('run');
    const emulator = await start();
    const items = await emulator.history(runId);
    checkInterrupted(items.at(-1), /^interrupted: the emulator ended before the run did/);
    const list = (await emulator.call('GET', '/v1/run-history')).body as { items: readonly { status: string }[] };
    assert.deepEqual(
      list.items.map((item) => item.status),
      ['failed'],
    );
  });

  it('ends runs as interrupted when it is closed', async () => {
    const before = await start();
    const workflow = await before.create('/v1/workflows', {
      name: 'Wait long',
      schema_version: 1,
      actions: [{ order: 1, type: 'Flexli:CoreV1:Wait', parameters: { seconds: 600 } }],
    });
    const run = await before.create(`/v1/run-workflow/${workflow}/version/1`, {});
    while ((await before.history(run)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await before.close();
    const items = await (await start()).history(run);
    assert.deepEqual(
      items.map((item) => item.status),
      ['running', 'failed'],
    );
    checkInterrupted(items[1], /^interrupted: the emulator was closed/);
  });

  it('goes on with runs that waited, with their mocks', async () => {
    const encryptionKey = randomBytes(32);
    const before = await start({ encryptionKey, limits: { parallelRuns: 1 } });
    const workflowOf = (name: string, seconds: number): Promise<string> =>
      before.create('/v1/workflows', {
        name,
        schema_version: 1,
        actions: [{ order: 1, type: 'Flexli:CoreV1:Wait', parameters: { seconds } }],
      });
    const [long, short] = [await workflowOf('Wait long', 600), await workflowOf('Wait shortly', 0)];
    const first = await before.create(`/v1/run-workflow/${long}/version/1`, {});
    while ((await before.history(first)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const waiting = await before.create(`/v1/run-workflow/${short}/version/1`, {});
    const ping = { order: 1, connector_id: await before.create('/v1/connectors', connector), type: 'Ping' };
    const told = { order: 2, type: 'Flexli:CoreV1:Transform', transform: { told: '::flexli_to_json_string(@)' } };
    const workflow = {
      name: 'Ask',
      schema_version: 1,
      actions: [{ ...ping, parameters: {}, transform: { got: '::' } }, told, { ...told, order: 3 }],
    };
    const mocks = '[{"type": "Ping", "value": 5.0}]';
    const stored = await before.create('/v1/workflows', workflow);
    const mocked = [
      await before.create(`/local/run/${stored}/version/1`, `{"mocks": ${mocks}, "offline": true}`),
      await before.create('/local/run', `{"workflow": ${JSON.stringify(workflow)}, "mocks": ${mocks}}`),
    ];
    const offline = await before.create(`/local/run/${stored}/version/1`, { offline: true });
    await before.close();

    const after = await start({ encryptionKey });
    assert.equal((await after.runToEnd(waiting)).at(-1)?.status, 'successful');
    for (const run of mocked) {
      const items = await after.runToEnd(run);
      assert.deepEqual([items.at(-1)?.status, items[2]?.state], ['successful', { got: 5, told: '{"got": 5.0}' }]);
    }
    assert.match(JSON.stringify((await after.runToEnd(offline)).at(-1)?.reason), /the run is offline and no mock fits/);
  });

  describe('that cannot be used', () => {
    it('is told when it is no database', async () => {
      mkdirSync(join(folder.path, 'data'));
      writeFileSync(dataFile, 'This is a letter, not a database. '.repeat(100));
      await checkCannotStart('data-damaged', /damaged or no Flexli data.*Put back a copy, or move the file away/);
      assert.deepEqual(readdirSync(join(folder.path, 'data')), ['emulator.db']);
    });

    it('is told when pages of it are damaged', async () => {
      const emulator = await start();
      for (let count = 0; count < 20; count++) await emulator.create('/v1/connectors', connector);
      await emulator.close();
      const bytes = readFileSync(dataFile);
      bytes.fill(0xa5, 4096, 4096 * 6);
      writeFileSync(dataFile, bytes);
      await checkCannotStart('data-damaged', /damaged/);
    });

    it('is told when a newer version wrote it', async () => {
      await (await start()).close();
      const bytes = readFileSync(dataFile);
      // The user version stands at byte 60 of a database, in four bytes.
      bytes.writeUInt32BE(1000, 60);
      writeFileSync(dataFile, bytes);
      await checkCannotStart('data-newer', /newer version of Flexli wrote .*Update Flexli/);
    });

    it('is told when its folder is a file', async () => {
      writeFileSync(join(folder.path, 'data'), '');
      await checkCannotStart('data-unavailable', /cannot be written \((EEXIST|ENOTDIR)\)/);
    });

    it('is told when it is a folder', async () => {
      mkdirSync(dataFile, { recursive: true });
      await checkCannotStart('data-unavailable', /cannot be opened for writing.*choose another data file/);
    });
  });

  it('has everything that was answered before a kill', async function () {
    this.timeout(60_000);
    const answered = new Set<string>();
    for (let round = 1; round <= 2; round++) {
      for (const id of await collectUntilKilled(round * 20)) answered.add(id);
      const emulator = await start();
      const reply = (await emulator.call('GET', '/v1/connectors')).body as { items: readonly { id: string }[] };
      const kept = new Set(reply.items.map((item) => item.id));
      assert.ok(answered.size > 0);
      assert.deepEqual(
        [...answered].filter((id) => !kept.has(id)),
        [],
      );
      await emulator.close();
    }
  });

  function spawnEmulator(what: string): ChildProcessByStdio<null, Readable, null> {
    const script = fileURLToPath(new URL('emulatorProcess.ts', import.meta.url));
    return spawn(process.execPath, ['--import', 'tsx', script, dataFile, what], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  /** Has another process create connectors, kills it after so many, and gives the ids that it had answered. */
  async function collectUntilKilled(count: number): Promise<readonly string[]> {
    const child = spawnEmulator('connectors');
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.split('\n').length > count) child.kill('SIGKILL');
    });
    await new Promise((resolve) => child.once('close', resolve));
    return text.split('\n').slice(0, -1);
  }

  /** Has another process open the file and create a connector, or start a run, and kills it; gives the id. */
  async function killAfterCreating(what: 'connector' | 'run' = 'connector'): Promise<string> {
    const child = spawnEmulator(what);
    const id = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (chunk: Buffer) => {
        resolve(chunk.toString().trim());
      });
      child.once('exit', () => {
        reject(new Error('The other emulator ended early.'));
      });
    });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    return id;
  }
});
