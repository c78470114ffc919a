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
});
