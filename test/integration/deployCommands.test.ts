import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CHAT, CliProject, CONNECTOR, GREET, TOKEN, WORKFLOW } from './deployProject';
import { CLIENT_SECRET, type TestEmulator } from './emulatorSupport';

describe('the commands that deploy', () => {
  let emulator: TestEmulator;
  let project: CliProject;
  before(async () => {
    emulator = await CliProject.startEmulator();
  });
  after(() => emulator.close());
  beforeEach(async () => {
    project = await CliProject.make(emulator);
  });
  afterEach(() => {
    project.remove();
  });

  it('plan, deploy, and then have nothing to do', async () => {
    const planned = await project.flexli('plan --env staging --exit-code');
    assert.equal(planned.code, 3);
    assert.match(planned.out, /\+ connectors\/chat\.fecon\.json\s+create\s+new here/);
    assert.ok(!existsSync(join(project.path, 'flexli.lock.json')), 'a plan writes nothing');
    const deployed = await project.flexli('deploy --env staging');
    assert.equal(deployed.code, 0);
    assert.match(deployed.told, /\[1\/2\] creating connectors\/chat[^]*Done in staging: 2 created\./);
    const again = await project.flexli('deploy --env staging');
    assert.equal(again.code, 0);
    assert.match(again.out, /Nothing to deploy to staging[^]*2 unchanged/);
    assert.equal((await project.flexli('plan --env staging --exit-code')).code, 0);
    const line =
      project
        .read('flexli.lock.json')
        .split('\n')
        .find((one) => one.includes(GREET)) ?? '';
    assert.match(
      line,
      /"id":"01[^"]+","version":1,"digest":"[\w-]{22}","uses":\["01[^"]+"\],"read":"[\w-]{11}","time":"\d{4}-/,
    );
  });

  it('show a secret nowhere, and send it', async () => {
    const texts: string[] = [];
    for (const args of ['plan --env staging --diff', 'deploy --env staging --format json']) {
      const { out, told } = await project.flexli(args);
      texts.push(out, told);
    }
    project.write(CHAT, { ...CONNECTOR, description: 'Sends messages.' });
    for (const args of [
      'plan --env staging --diff',
      'plan --env staging --format json',
      'deploy --env staging --diff',
    ]) {
      const { out, told } = await project.flexli(args);
      texts.push(out, told);
    }
    texts.push(project.read('flexli.lock.json'));
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
    const { out } = await project.flexli('deploy --env staging --format json');
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
    await project.flexli('deploy --env staging');
    project.write(CHAT, { ...CONNECTOR, description: 'Sends messages.' });
    const { told, code } = await project.flexli('deploy --env staging');
    assert.equal(code, 0);
    assert.deepEqual(told.match(/(?:creating|replacing|deleting) \S+/g), [
      'replacing connectors/chat.fecon.json',
      'replacing workflows/greet.fewrk.json',
      'deleting workflow',
      'deleting connector',
    ]);
  });

  it('deploy a named file with what it needs and what must follow', async () => {
    project.write('workflows/other.fewrk.json', {
      ...WORKFLOW,
      name: 'Other',
      actions: [{ type: 'Flexli:CoreV1:Wait', order: 1, parameters: { seconds: 1 } }],
    });
    const { told } = await project.flexli(`deploy ${GREET} --env staging`);
    assert.match(told, /2 created/);
    const { out } = await project.flexli('plan --env staging');
    assert.match(out, /\+ workflows\/other/);
  });

  it('send nothing when a document has errors, and say where', async () => {
    project.write(GREET, { ...WORKFLOW, actions: [{ ...WORKFLOW.actions[0], parameters: { txt: 'hello' } }] });
    const { code, out, told } = await project.flexli('deploy --env staging');
    assert.equal(code, 1);
    assert.match(out, /workflows\/greet\.fewrk\.json:\d+:\d+: error: .*text.* \[parameters-key-unknown\]/);
    assert.match(told, /Nothing was sent/);
    assert.equal((await project.flexli('plan --env staging')).code, 1);
    assert.ok(!existsSync(join(project.path, 'flexli.lock.json')));
  });

  it('ask for a secret by the name of its variable, and need none for what is unchanged', async () => {
    const without = { environment: { FLEXLI_SECRET_TOKEN: '' } };
    const missing = await project.flexli('deploy --env staging', without);
    assert.equal(missing.code, 1);
    assert.match(missing.out, /FLEXLI_SECRET_TOKEN/);
    await project.flexli('deploy --env staging');
    const unchanged = await project.flexli('plan --env staging', without);
    assert.equal(unchanged.code, 0);
    assert.match(unchanged.out, /2 unchanged/);
  });

  it('see what another client deleted', async () => {
    await project.flexli('deploy --env staging');
    const id = project.idOf(GREET);
    await emulator.call('DELETE', `/v1/workflows/${id}/version/1`);
    const { out } = await project.flexli('plan --env staging');
    assert.match(out, /! workflows\/greet\.fewrk\.json\s+create\s+deleted outside/);
    assert.equal((await project.flexli('deploy --env staging')).code, 0);
  });

  it('see versions that another client made, and delete all of them in the order that the API allows', async () => {
    await project.flexli('deploy --env staging');
    const id = project.idOf(GREET);
    const other = JSON.parse(JSON.stringify(WORKFLOW).replace('{{Chat}}', project.idOf(CHAT))) as object;
    assert.equal((await emulator.call('POST', `/local/workflows/${id}/version`, other)).status, 201);
    const { out } = await project.flexli('plan --env staging');
    assert.match(out, /! workflows\/greet\.fewrk\.json\s+replace\s+another client made version 2/);
    assert.equal((await project.flexli('deploy --env staging')).code, 0);
    assert.match((await project.flexli('plan --env staging')).out, /^Nothing to deploy[^]*2 unchanged\.\n$/);
  });

  it('keep old versions when asked to, and go back to one', async () => {
    await project.flexli('deploy --env staging');
    project.write(GREET, { ...WORKFLOW, description: 'Second' });
    await project.flexli('deploy --env staging --old keep');
    const before = project.read('flexli.lock.json');
    const previous = /"previous":\[\{"id":"([^"]+)/.exec(before)?.[1] ?? 'none';
    const restored = await project.flexli(`deploy ${GREET} --env staging --restore --old keep`);
    assert.equal(restored.code, 0, restored.told);
    assert.match(project.read('flexli.lock.json'), new RegExp(`greet\\.fewrk\\.json": \\{"id":"${previous}"`));
    const { out } = await project.flexli('plan --env staging --old keep');
    assert.match(out, /~ workflows\/greet\.fewrk\.json\s+replace\s+changed since/);
  });

  it('say that there is nothing to go back to', async () => {
    await project.flexli('deploy --env staging');
    const { code, told } = await project.flexli(`deploy ${GREET} --env staging --restore`);
    assert.equal(code, 1);
    assert.match(told, /no version before of workflows\/greet\.fewrk\.json/);
  });

  it('deploy again what only has another secret', async () => {
    await project.flexli('deploy --env staging');
    const { code, told } = await project.flexli(`deploy ${CHAT} --env staging --again`, {
      environment: { FLEXLI_SECRET_TOKEN: 'another-token' },
    });
    assert.equal(code, 0);
    assert.match(told, /2 replaced, 2 deleted/);
  });

  it('list orphans, and delete them when asked to', async () => {
    await project.flexli('deploy --env staging');
    rmSync(join(project.path, GREET));
    const { out, code } = await project.flexli('plan --env staging --exit-code');
    assert.equal(code, 0);
    assert.match(out, /\? workflow “Greet” 01\w+ of workflows\/greet\.fewrk\.json: orphan/);
    const { told } = await project.flexli('deploy --env staging --orphans');
    assert.match(told, /1 deleted/);
    assert.match((await project.flexli('plan --env staging')).out, /1 unchanged\.\n$/);
  });

  it('delete a file’s document, but not what something points at', async () => {
    await project.flexli('deploy --env staging');
    const held = await project.flexli(`delete ${CHAT} --env staging`);
    assert.equal(held.code, 1);
    assert.match(held.told, /“Chat” \w+: Greet still uses it/);
    const both = await project.flexli(`delete ${CHAT} ${GREET} --env staging`);
    assert.equal(both.code, 0, both.told);
    assert.match((await project.flexli('plan --env staging')).out, /2 to create/);
    assert.equal((await project.flexli('delete nothing --env staging')).code, 2);
  });

  it('pull what is only in the account, with placeholders in the place of ids', async () => {
    await project.flexli('deploy --env staging');
    const chat = project.idOf(CHAT);
    const workflow = { ...WORKFLOW, name: 'Made elsewhere', actions: [{ ...WORKFLOW.actions[0], connector_id: chat }] };
    await emulator.create('/v1/workflows', workflow);
    const { code, out } = await project.flexli('pull --env staging');
    assert.equal(code, 0);
    assert.match(out, /workflows\/made-elsewhere\.fewrk\.json {2}new/);
    assert.deepEqual(JSON.parse(project.read('workflows/made-elsewhere.fewrk.json')), {
      ...WORKFLOW,
      name: 'Made elsewhere',
    });
    assert.match((await project.flexli('plan --env staging')).out, /3 unchanged\.\n$/);
  });

  it('list runs with the status of their histories', async () => {
    await project.flexli('deploy --env staging');
    const id = project.idOf(GREET);
    const run = await emulator.create(`/v1/run-workflow/${id}/version/1`, {});
    await emulator.runToEnd(run);
    const { out } = await project.flexli(`runs ${GREET} --env staging --format json`);
    const { runs } = JSON.parse(out) as { runs: { id: string; status: string; workflow: { name: string } }[] };
    assert.deepEqual(
      runs.map((one) => [one.id, one.status, one.workflow.name]),
      [[run, 'failed', 'Greet']],
    );
  });
});
