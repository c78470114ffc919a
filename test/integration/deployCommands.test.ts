import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { localValidator } from '../../cli/emulator/localValidator';
import { runCli, type CliResult } from './cliTerminal';
import { CLIENT_ID, CLIENT_SECRET, temporaryFolder, TestEmulator } from './emulatorSupport';

const TOKEN = 'a-token-that-nobody-may-see';
const CHAT = 'connectors/chat.fecon.json';
const GREET = 'workflows/greet.fewrk.json';

const CONNECTOR = {
  type: 'Chat',
  name: 'Chat',
  description: 'Posts messages.',
  schema_version: 1,
  config: {
    host: '{{Host}}',
    default_headers: { Authorization: 'Token {{Token}}' },
    credentials: { type: 'BearerToken', bearer_token: '{{Token}}' },
  },
  actions: [
    {
      type: 'Post',
      method: 'post',
      path: 'messages',
      parameters: {
        type: 'object',
        properties: { text: { type: 'string' } },
        required: ['text'],
        additionalProperties: false,
      },
    },
  ],
};

const WORKFLOW = {
  name: 'Greet',
  schema_version: 1,
  actions: [{ connector_id: '{{Chat}}', type: 'Post', order: 1, parameters: { text: 'hello' } }],
};

describe('the commands that deploy', () => {
  let emulator: TestEmulator;
  let folder: ReturnType<typeof temporaryFolder>;

  before(async () => {
    emulator = await TestEmulator.start({ validator: localValidator() });
  });
  after(() => emulator.close());

  beforeEach(async () => {
    await emulator.call('POST', '/local/reset');
    folder = temporaryFolder();
    write('flexli.json', {
      environments: { staging: environment(), live: { ...environment(), production: true } },
      variables: { Chat: { connector: CHAT }, Token: { secret: true }, Host: 'chat.example.com' },
    });
    write(CHAT, CONNECTOR);
    write(GREET, WORKFLOW);
  });
  afterEach(() => {
    folder.remove();
  });

  function environment(): object {
    return { api: emulator.apiUrl, auth: emulator.tokenUrl };
  }

  function write(path: string, content: unknown): void {
    const file = join(folder.path, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
  }

  function read(path: string): string {
    return readFileSync(join(folder.path, path), 'utf8');
  }

  function flexli(args: string, more: { environment?: object; answers?: readonly string[] } = {}): Promise<CliResult> {
    const environment = {
      FLEXLI_CLIENT_ID: CLIENT_ID,
      FLEXLI_CLIENT_SECRET: CLIENT_SECRET,
      FLEXLI_SECRET_TOKEN: TOKEN,
      ...more.environment,
    };
    return runCli(args.split(' '), { folder: folder.path, ...more, environment });
  }

  it('plan, deploy, and then have nothing to do', async () => {
    const planned = await flexli('plan --env staging --exit-code');
    assert.equal(planned.code, 3);
    assert.match(planned.out, /\+ connectors\/chat\.fecon\.json\s+create\s+new here/);
    assert.ok(!existsSync(join(folder.path, 'flexli.lock.json')), 'a plan writes nothing');
    const deployed = await flexli('deploy --env staging');
    assert.equal(deployed.code, 0);
    assert.match(deployed.told, /\[1\/2\] creating connectors\/chat[^]*Done in staging: 2 created\./);
    const again = await flexli('deploy --env staging');
    assert.equal(again.code, 0);
    assert.match(again.out, /Nothing to deploy to staging[^]*2 unchanged/);
    assert.equal((await flexli('plan --env staging --exit-code')).code, 0);
    const line =
      read('flexli.lock.json')
        .split('\n')
        .find((one) => one.includes(GREET)) ?? '';
    assert.match(line, /"id":"01[^"]+","version":1,"digest":"[\w-]{22}","time":"\d{4}-/);
  });

  it('show a secret nowhere, and send it', async () => {
    const texts: string[] = [];
    for (const args of ['plan --env staging --diff', 'deploy --env staging --format json']) {
      const { out, told } = await flexli(args);
      texts.push(out, told);
    }
    write(CHAT, { ...CONNECTOR, description: 'Sends messages.' });
    for (const args of [
      'plan --env staging --diff',
      'plan --env staging --format json',
      'deploy --env staging --diff',
    ]) {
      const { out, told } = await flexli(args);
      texts.push(out, told);
    }
    texts.push(read('flexli.lock.json'));
    assert.deepEqual(
      texts.filter((text) => text.includes(TOKEN) || text.includes(CLIENT_SECRET)),
      [],
    );
    assert.match(texts.join('\n'), /- {3}"description": "Posts messages\."[^]*\+ {3}"description": "Sends messages\."/);
    const list = await emulator.call('GET', '/v1/connectors');
    const { items } = list.body as { items: { id: string }[] };
    const deployed = await emulator.call('GET', `/v1/connectors/${items.at(-1)?.id ?? ''}`);
    assert.match(JSON.stringify(deployed.body), new RegExp(`Token ${TOKEN}`));
  });

  it('write plan and outcome as JSON', async () => {
    const { out } = await flexli('deploy --env staging --format json');
    const { plan, outcome } = JSON.parse(out) as {
      plan: { summary: object; documents: { path: string; change: string; after: string }[] };
      outcome: { status: string; done: { action: string; file: string; id: string }[] };
    };
    assert.deepEqual(plan.summary, {
      create: 2,
      replace: 0,
      record: 0,
      unchanged: 0,
      delete: 0,
      orphans: 0,
      blocked: 0,
    });
    assert.equal(outcome.status, 'done');
    assert.deepEqual(
      outcome.done.map(({ action, file }) => [action, file]),
      [
        ['create', CHAT],
        ['create', GREET],
      ],
    );
    assert.match(plan.documents[0]?.after ?? '', /"Authorization": "•••"|"Authorization": "Token \{\{Token\}\}"/);
  });

  it('replace what points at a replaced connector, and delete the old ones last', async () => {
    await flexli('deploy --env staging');
    write(CHAT, { ...CONNECTOR, description: 'Sends messages.' });
    const { told, code } = await flexli('deploy --env staging');
    assert.equal(code, 0);
    assert.deepEqual(told.match(/(?:creating|replacing|deleting) \S+/g), [
      'replacing connectors/chat.fecon.json',
      'replacing workflows/greet.fewrk.json',
      'deleting workflow',
      'deleting connector',
    ]);
  });

  it('deploy a named file with what it needs and what must follow', async () => {
    write('workflows/other.fewrk.json', {
      ...WORKFLOW,
      name: 'Other',
      actions: [{ type: 'Flexli:CoreV1:Wait', order: 1, parameters: { seconds: 1 } }],
    });
    const { told } = await flexli(`deploy ${GREET} --env staging`);
    assert.match(told, /2 created/);
    const { out } = await flexli('plan --env staging');
    assert.match(out, /\+ workflows\/other/);
  });

  it('send nothing when a document has errors, and say where', async () => {
    write(GREET, { ...WORKFLOW, actions: [{ ...WORKFLOW.actions[0], parameters: { txt: 'hello' } }] });
    const { code, out, told } = await flexli('deploy --env staging');
    assert.equal(code, 1);
    assert.match(out, /workflows\/greet\.fewrk\.json:\d+:\d+: error: .*text.* \[parameters-key-unknown\]/);
    assert.match(told, /Nothing was sent/);
    assert.equal((await flexli('plan --env staging')).code, 1);
    assert.ok(!existsSync(join(folder.path, 'flexli.lock.json')));
  });

  it('ask for a secret by the name of its variable, and need none for what is unchanged', async () => {
    const without = { environment: { FLEXLI_SECRET_TOKEN: '' } };
    const missing = await flexli('deploy --env staging', without);
    assert.equal(missing.code, 1);
    assert.match(missing.out, /FLEXLI_SECRET_TOKEN/);
    await flexli('deploy --env staging');
    const unchanged = await flexli('plan --env staging', without);
    assert.equal(unchanged.code, 0);
    assert.match(unchanged.out, /2 unchanged/);
  });

  it('see what another client deleted', async () => {
    await flexli('deploy --env staging');
    const id = /greet\.fewrk\.json": \{"id":"([^"]+)/.exec(read('flexli.lock.json'))?.[1] ?? '';
    await emulator.call('DELETE', `/v1/workflows/${id}/version/1`);
    const { out } = await flexli('plan --env staging');
    assert.match(out, /! workflows\/greet\.fewrk\.json\s+create\s+deleted outside/);
    assert.equal((await flexli('deploy --env staging')).code, 0);
  });

  it('see versions that another client made, and delete all of them in the order that the API allows', async () => {
    await flexli('deploy --env staging');
    const id = /greet\.fewrk\.json": \{"id":"([^"]+)/.exec(read('flexli.lock.json'))?.[1] ?? '';
    const other = JSON.parse(
      JSON.stringify(WORKFLOW).replace(
        '{{Chat}}',
        /chat\.fecon\.json": \{"id":"([^"]+)/.exec(read('flexli.lock.json'))?.[1] ?? '',
      ),
    ) as object;
    assert.equal((await emulator.call('POST', `/local/workflows/${id}/version`, other)).status, 201);
    const { out } = await flexli('plan --env staging');
    assert.match(out, /! workflows\/greet\.fewrk\.json\s+replace\s+another client made version 2/);
    assert.equal((await flexli('deploy --env staging')).code, 0);
    assert.match((await flexli('plan --env staging')).out, /^Nothing to deploy[^]*2 unchanged\.\n$/);
  });

  const questions: readonly {
    readonly name: string;
    readonly args: string;
    readonly answers?: readonly string[];
    readonly code: number;
    readonly asked: number;
  }[] = [
    { name: 'asks for the name of production', args: 'deploy --env live', answers: ['live'], code: 0, asked: 1 },
    { name: 'takes no other word for the name', args: 'deploy --env live', answers: ['yes'], code: 1, asked: 1 },
    { name: 'does not deploy to production with nobody there', args: 'deploy --env live', code: 2, asked: 0 },
    { name: 'asks nothing with --yes', args: 'deploy --env live --yes', answers: [], code: 0, asked: 0 },
    { name: 'asks a person elsewhere, too', args: 'deploy --env staging', answers: ['y'], code: 0, asked: 1 },
    { name: 'takes Enter for no', args: 'deploy --env staging', answers: [''], code: 1, asked: 1 },
    { name: 'goes on in a pipeline elsewhere', args: 'deploy --env staging', code: 0, asked: 0 },
  ];
  for (const { name, args, answers, code, asked } of questions) {
    it(name, async () => {
      const result = await flexli(args, answers ? { answers } : {});
      assert.equal(result.code, code, result.told);
      assert.equal(result.asked.length, asked);
      assert.equal(existsSync(join(folder.path, 'flexli.lock.json')), code === 0);
    });
  }

  it('keep old versions when asked to, and go back to one', async () => {
    await flexli('deploy --env staging');
    write(GREET, { ...WORKFLOW, description: 'Second' });
    await flexli('deploy --env staging --old keep');
    const before = read('flexli.lock.json');
    const previous = /"previous":\[\{"id":"([^"]+)/.exec(before)?.[1] ?? 'none';
    const restored = await flexli(`deploy ${GREET} --env staging --restore --old keep`);
    assert.equal(restored.code, 0, restored.told);
    assert.match(read('flexli.lock.json'), new RegExp(`greet\\.fewrk\\.json": \\{"id":"${previous}"`));
    const { out } = await flexli('plan --env staging --old keep');
    assert.match(out, /~ workflows\/greet\.fewrk\.json\s+replace\s+changed since/);
  });

  it('say that there is nothing to go back to', async () => {
    await flexli('deploy --env staging');
    const { code, told } = await flexli(`deploy ${GREET} --env staging --restore`);
    assert.equal(code, 1);
    assert.match(told, /no version before of workflows\/greet\.fewrk\.json/);
  });

  it('deploy again what only has another secret', async () => {
    await flexli('deploy --env staging');
    const { code, told } = await flexli(`deploy ${CHAT} --env staging --again`, {
      environment: { FLEXLI_SECRET_TOKEN: 'another-token' },
    });
    assert.equal(code, 0);
    assert.match(told, /2 replaced, 2 deleted/);
  });

  it('list orphans, and delete them when asked to', async () => {
    await flexli('deploy --env staging');
    rmSync(join(folder.path, GREET));
    const { out, code } = await flexli('plan --env staging --exit-code');
    assert.equal(code, 0);
    assert.match(out, /\? workflow “Greet” 01\w+ of workflows\/greet\.fewrk\.json: orphan/);
    const { told } = await flexli('deploy --env staging --orphans');
    assert.match(told, /1 deleted/);
    assert.match((await flexli('plan --env staging')).out, /1 unchanged\.\n$/);
  });

  it('delete a file’s document, but not what something points at', async () => {
    await flexli('deploy --env staging');
    const held = await flexli(`delete ${CHAT} --env staging`);
    assert.equal(held.code, 1);
    assert.match(held.told, /“Chat” \w+: Greet still uses it/);
    const both = await flexli(`delete ${CHAT} ${GREET} --env staging`);
    assert.equal(both.code, 0, both.told);
    assert.match((await flexli('plan --env staging')).out, /2 to create/);
    assert.equal((await flexli('delete nothing --env staging')).code, 2);
  });

  it('pull what is only in the account, with placeholders in the place of ids', async () => {
    await flexli('deploy --env staging');
    const chat = /chat\.fecon\.json": \{"id":"([^"]+)/.exec(read('flexli.lock.json'))?.[1] ?? '';
    const workflow = { ...WORKFLOW, name: 'Made elsewhere', actions: [{ ...WORKFLOW.actions[0], connector_id: chat }] };
    await emulator.create('/v1/workflows', workflow);
    const { code, out } = await flexli('pull --env staging');
    assert.equal(code, 0);
    assert.match(out, /workflows\/made-elsewhere\.fewrk\.json {2}new/);
    assert.deepEqual(JSON.parse(read('workflows/made-elsewhere.fewrk.json')), {
      ...WORKFLOW,
      name: 'Made elsewhere',
    });
    assert.match((await flexli('plan --env staging')).out, /3 unchanged\.\n$/);
  });

  it('list runs with the status of their histories', async () => {
    await flexli('deploy --env staging');
    const id = /greet\.fewrk\.json": \{"id":"([^"]+)/.exec(read('flexli.lock.json'))?.[1] ?? '';
    const run = await emulator.create(`/v1/run-workflow/${id}/version/1`, {});
    await emulator.runToEnd(run);
    const { out } = await flexli(`runs ${GREET} --env staging --format json`);
    const { runs } = JSON.parse(out) as { runs: { id: string; status: string; workflow: { name: string } }[] };
    assert.deepEqual(
      runs.map((one) => [one.id, one.status, one.workflow.name]),
      [[run, 'failed', 'Greet']],
    );
  });

  const usage: readonly {
    readonly args: string;
    readonly environment?: object;
    readonly says: RegExp;
    readonly code?: number;
  }[] = [
    { args: 'plan', says: /--env NAME\. There is: staging, live, Local/ },
    { args: 'plan --env nowhere', says: /no environment "nowhere"/ },
    { args: 'plan other.fewrk.json --env staging', says: /There is no other\.fewrk\.json/ },
    { args: 'plan --env staging --again', says: /Name the files that --again is for/ },
    {
      args: 'plan --env staging',
      environment: { FLEXLI_CLIENT_ID: '' },
      says: /Set FLEXLI_CLIENT_ID and FLEXLI_CLIENT_SECRET/,
    },
    {
      args: 'plan --env staging',
      environment: { FLEXLI_CLIENT_SECRET: 'wrong' },
      says: /refused the client id or client secret/,
      code: 1,
    },
    {
      args: 'deploy --env staging',
      environment: { FLEXLI_API_URL: 'https://api.example.com' },
      says: /not what FLEXLI_API_URL allows\. Nothing was sent there/,
    },
    {
      args: 'plan --env Local',
      environment: { FLEXLI_API_URL: 'https://api.example.com' },
      says: /Local is on this machine/,
    },
    { args: 'runs --env staging --limit none', says: /--limit takes a number/ },
  ];
  for (const { args, environment: variables, says, code = 2 } of usage) {
    it(`flexli ${args} says what is wrong: ${says.source}`, async () => {
      const result = await flexli(args, variables ? { environment: variables } : {});
      assert.match(result.told, says);
      assert.equal(result.code, code);
      assert.equal(result.out, '');
    });
  }

  it('refuse a project file with errors, a misspelt production among them', async () => {
    write('flexli.json', { environments: { live: { ...environment(), prodution: true } } });
    const { code, told } = await flexli('deploy --env live');
    assert.equal(code, 1);
    assert.match(told, /flexli\.json:\d+:\d+: error: "prodution" means nothing here/);
  });

  it('stop at a merge conflict in the lock, and explain it', async () => {
    await flexli('deploy --env staging');
    const lines = read('flexli.lock.json').split('\n');
    const at = lines.findIndex((line) => line.includes(GREET));
    const ours = lines[at] ?? '';
    lines.splice(
      at,
      1,
      '<<<<<<< HEAD',
      ours,
      '=======',
      ours.replace(/"id":"[^"]+"/, '"id":"01THEIRS"'),
      '>>>>>>> main',
    );
    write('flexli.lock.json', lines.join('\n'));
    const { code, told } = await flexli('deploy --env staging');
    assert.equal(code, 1);
    assert.match(
      told,
      /merge conflict\. Both sides deployed: workflows\/greet\.fewrk\.json is 01\w+ here and 01THEIRS there/,
    );
  });

  it('keep the lock of Local out of git', async () => {
    const local = { environment: { FLEXLI_API_URL: emulator.apiUrl } };
    assert.equal((await flexli('deploy --env Local', local)).code, 0);
    assert.ok(!existsSync(join(folder.path, 'flexli.lock.json')));
    assert.equal(read('.flexli/.gitignore'), '*\n');
    assert.match(read('.flexli/flexli.lock.json'), /"Local"/);
  });

  it('find the project from a folder inside it', async () => {
    const result = await runCli(['plan', 'greet.fewrk.json', '--env', 'staging'], {
      folder: join(folder.path, 'workflows'),
      environment: { FLEXLI_CLIENT_ID: CLIENT_ID, FLEXLI_CLIENT_SECRET: CLIENT_SECRET, FLEXLI_SECRET_TOKEN: TOKEN },
    });
    assert.equal(result.code, 0);
    assert.match(result.out, /\+ greet\.fewrk\.json\s+create/);
    assert.match(result.out, /\+ \.\.\/connectors\/chat\.fecon\.json\s+create/);
  });
});
