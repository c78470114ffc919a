import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFiles } from '../../../../cli/files/findFiles';
import { RunProject } from '../../../../cli/run/runProject';
import { SecretMask } from '../../../../cli/run/secretMask';
import type { JsonValue } from '../../../../flexli/model/json';

const SECRETS = { FLEXLI_SECRET_KEY: 'some key', FLEXLI_SECRET_EMPTY: '' };

describe('RunProject', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'flexli-run-'));
    mkdirSync(path.join(folder, '.git'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(
    files: Readonly<Record<string, unknown>>,
    workflow: string,
    environmentName?: string,
  ): Promise<RunProject> {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), JSON.stringify(content));
    }
    const { files: found } = await findFiles([workflow], folder);
    assert.ok(found[0]);
    const options = {
      folder,
      variables: SECRETS,
      mask: new SecretMask(),
      ...(environmentName !== undefined && { environmentName }),
    };
    const opened = await RunProject.open(found[0], options);
    assert.ok(opened.ok, JSON.stringify(opened));
    return opened.project;
  }

  /** What the workflow `a.fewrk.json` looks like when it is filled. */
  async function check(
    files: Readonly<Record<string, unknown>>,
    workflow: JsonValue,
    expected: JsonValue,
    missing: readonly string[] = [],
    environment?: string,
  ): Promise<void> {
    const project = await open({ ...files, 'a.fewrk.json': workflow }, 'a.fewrk.json', environment);
    const file = project.files.find(({ path: place }) => place.endsWith('a.fewrk.json'));
    assert.ok(file);
    const filled = project.fill(file);
    assert.deepEqual([filled?.document, filled?.missing], [expected, missing]);
  }

  it('fills values and secrets', async () => {
    const variables = { A: 5, B: { secret: true }, Key: { secret: true }, Empty: { secret: true } };
    await check(
      { 'flexli.json': { variables } },
      { a: '{{A}}', text: 'x{{A}}', key: '{{Key}}', empty: '{{Empty}}', none: '{{B}}' },
      { a: 5, text: 'x5', key: 'some key', empty: '{{Empty}}', none: '{{B}}' },
      ['Empty', 'B'],
    );
  });

  it('takes the variables of the environment first', async () => {
    const environments = { E: { api: 'https://a.example.com', auth: 'https://a.example.com', variables: { A: 2 } } };
    const files = { 'flexli.json': { variables: { A: 1, B: 1 }, environments } };
    await check(files, { a: '{{A}}', b: '{{B}}' }, { a: 1, b: 1 });
    await check(files, { a: '{{A}}', b: '{{B}}' }, { a: 2, b: 1 }, [], 'E');
  });

  it('refers to files by their paths', async () => {
    const variables = {
      ByPath: { connector: './c/one.fecon.json' },
      ByType: { connector: 'Two' },
      Unknown: { connector: 'Three' },
      Flow: { workflow: 'w/b.fewrk.json' },
    };
    await check(
      { 'flexli.json': { variables }, 'c/one.fecon.json': { type: 'One' }, 'c/two.fecon.json': { type: 'Two' } },
      { a: '{{ByPath}}', b: '{{ByType}}', c: '{{Unknown}}', workflow_id: '{{Flow}}', workflow_version: '{{Flow}}' },
      { a: 'c/one.fecon.json', b: 'c/two.fecon.json', c: 'Three', workflow_id: 'w/b.fewrk.json', workflow_version: 1 },
    );
  });

  it('takes what is named so when nothing is bound, if only one file is', async () => {
    const files = {
      'one.fecon.json': { name: 'The One' },
      'two.fecon.json': { name: 'Twin' },
      'three.fecon.json': { name: 'twin ' },
      'b.fewrk.json': { name: 'Child' },
    };
    await check(
      files,
      { connector_id: '{{the one}}', other: { connector_id: '{{Twin}}' }, text: '{{The One}}' },
      { connector_id: 'one.fecon.json', other: { connector_id: '{{Twin}}' }, text: '{{The One}}' },
      ['Twin', 'The One'],
    );
    await check(
      files,
      { workflow_id: '{{Child}}', workflow_version: '{{Child}}', connector_id: '{{Child}}' },
      { workflow_id: 'b.fewrk.json', workflow_version: 1, connector_id: '{{Child}}' },
      ['Child'],
    );
  });

  it('finds files of its kind by id', async () => {
    const project = await open({ 'flexli.json': {}, 'w/a.fewrk.json': {}, 'c.fecon.json': {} }, 'w/a.fewrk.json');
    assert.equal(project.find('c.fecon.json', 'connector')?.kind, 'connector');
    assert.equal(project.find('c.fecon.json', 'workflow'), undefined);
    assert.equal(project.find('w/a.fewrk.json', 'workflow')?.kind, 'workflow');
  });

  describe('by the lock', () => {
    const ID = '01J00000000000000000000001';
    const OTHER = '01J00000000000000000000002';
    const lockOf = (ids: Readonly<Record<string, string>>): object => ({
      lockfile: 1,
      environments: Object.fromEntries(
        Object.entries(ids).map(([name, id]) => [
          name,
          { files: { 'c.fecon.json': { id, version: 1, digest: 'd', time: '2026-01-02T03:04:05.000Z' } } },
        ]),
      ),
    });
    const PROJECT = {
      environments: {
        staging: { api: 'https://api.example.com', auth: 'https://auth.example.com' },
        live: { api: 'https://live.example.com', auth: 'https://live.example.com' },
      },
    };
    const FILES = { 'flexli.json': PROJECT, 'a.fewrk.json': {}, 'c.fecon.json': { name: 'C' } };

    it('finds a file by the id that it has in the environment, and by no other one', async () => {
      const files = { ...FILES, 'flexli.lock.json': lockOf({ staging: ID, live: OTHER }) };
      const staging = await open(files, 'a.fewrk.json', 'staging');
      assert.match(staging.find(ID, 'connector')?.path ?? '', /c\.fecon\.json$/);
      assert.equal(staging.find(OTHER, 'connector'), undefined);
      assert.equal(staging.find(ID, 'workflow'), undefined);
      const live = await open(files, 'a.fewrk.json', 'live');
      assert.equal(live.find(ID, 'connector'), undefined);
      assert.match(live.find(OTHER, 'connector')?.path ?? '', /c\.fecon\.json$/);
    });

    it('finds one of Local in the lock of this machine', async () => {
      const files = {
        ...FILES,
        '.flexli/flexli.lock.json': lockOf({ Local: ID }),
        'flexli.lock.json': lockOf({ Local: OTHER }),
      };
      const local = await open(files, 'a.fewrk.json');
      assert.match(local.find(ID, 'connector')?.path ?? '', /c\.fecon\.json$/);
      assert.equal(local.find(OTHER, 'connector'), undefined);
    });

    it('opens no project whose lock cannot be read', async () => {
      writeFileSync(path.join(folder, 'flexli.lock.json'), '<<<<<<< a\n=======\n>>>>>>> b\n');
      writeFileSync(path.join(folder, 'flexli.json'), JSON.stringify(PROJECT));
      writeFileSync(path.join(folder, 'a.fewrk.json'), '{}');
      const { files } = await findFiles(['a.fewrk.json'], folder);
      assert.ok(files[0]);
      const options = { folder, variables: {}, mask: new SecretMask(), environmentName: 'staging' };
      const opened = await RunProject.open(files[0], options);
      assert.ok(!opened.ok);
      assert.match(opened.message, /merge conflict/);
    });
  });

  it('knows which workflows listen to a custom event', async () => {
    const source = (event: string): object => ({
      source: { type: 'Flexli:CoreV1:CustomEvent', parameters: { event_type: event } },
    });
    const files = {
      'flexli.json': { variables: { Event: 'Done' } },
      'a.fewrk.json': {},
      'w/b.fewrk.json': source('{{Event}}'),
      'w/c.fewrk.json': source('Other'),
      'w/d.fewrk.json': { source: null },
      'e.fecon.json': source('Done'),
    };
    const project = await open(files, 'a.fewrk.json');
    assert.deepEqual(project.listenersOf('Done'), ['w/b.fewrk.json']);
    assert.deepEqual(project.listenersOf('Nothing'), []);
  });
});
