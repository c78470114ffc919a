import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AccountConnectors } from '../../../client/accounts/accountCatalog';
import { LOCAL } from '../../../client/accounts/environment';
import { cachedCatalog, readCachedCatalog } from '../../../client/language/cachedCatalog';
import { CatalogCache } from '../../../client/language/catalogCache';
import { CatalogSource } from '../../../client/language/catalogSource';
import type { DeployedConnector } from '../../../flexli/model/connector';
import type { CatalogAnswer } from '../../../server/protocol';

const PRODUCTION = { name: 'Production', apiUrl: 'https://api.example.com', tokenUrl: 'https://auth.example.com' };
const SECRET = 'hush-hush';
const CHAT: DeployedConnector = {
  id: '01J0000000000000000000CHAT',
  type: 'TeamChat',
  name: 'Team Chat',
  description: 'Chat.',
  schema_version: 1,
  config: {
    host: 'chat.example.com',
    base_path: `/hooks/${SECRET}`,
    default_headers: { Authorization: SECRET },
    credentials: { type: 'BearerToken', bearer_token: SECRET },
  },
  events: [{ type: 'Posted', name: 'Posted', description: 'It was.', schema: { type: 'object' } }],
  actions: [
    {
      type: 'Post',
      method: 'post',
      path: `x?key=${SECRET}`,
      headers: { 'X-Key': SECRET },
      query: { key: SECRET },
      body: SECRET,
      parameters: { type: 'object', properties: { channel: { type: 'string' } } },
    },
  ],
};
const WORKFLOW = {
  id: '01J000000000000000000000WF',
  name: 'Flow',
  description: null,
  version: 2,
  is_release_version: true,
  schema_version: 1,
};
const ANSWER: CatalogAnswer = { environment: 'Production', complete: true, connectors: [CHAT], workflows: [WORKFLOW] };

const OFFLINE: AccountConnectors = {
  complete: false,
  connectors: [],
  problem: { kind: 'api', failure: { kind: 'network', message: 'no way', retryable: true } as never },
};

interface Setup {
  readonly kept?: CatalogAnswer;
  readonly account: AccountConnectors;
}

/** Asks once, waits for the account, and asks again, as the language server does when told. */
async function checkAnswers(setup: Setup, expected: { first: string; then: string; written: number }): Promise<void> {
  let told = 0;
  let written = 0;
  let arrived: () => void = () => undefined;
  const arrival = new Promise<void>((resolve) => (arrived = resolve));
  const source = new CatalogSource(
    {
      environments: { current: PRODUCTION },
      catalog: { load: () => Promise.resolve(setup.account) },
      workflows: { load: () => Promise.resolve(setup.account.complete ? [WORKFLOW] : []) },
      local: { inUse: false },
      cache: {
        read: () => Promise.resolve(setup.kept),
        write: () => {
          written++;
          return Promise.resolve();
        },
      },
    },
    () => {
      told++;
      arrived();
    },
  );
  const first = await source.answer();
  assert.equal(shown(first), expected.first);
  if (setup.kept !== undefined) await arrival;
  assert.equal(told, setup.kept === undefined ? 0 : 1);
  assert.equal(shown(await source.answer()), expected.then);
  assert.equal(written, expected.written);
  source.forget();
  assert.equal(shown(await source.answer()), expected.first);
}

function shown({ complete, connectors, workflows = [] }: CatalogAnswer): string {
  return `${complete ? 'all' : 'some'} ${connectors.map(({ name }) => name).join()} ${workflows.length}`;
}

describe('what the language server is told of the account', () => {
  const account: AccountConnectors = { complete: true, connectors: [CHAT, { ...CHAT, id: 'other', name: 'Other' }] };

  it('is what the account has, when nothing is kept', () =>
    checkAnswers({ account }, { first: 'all Team Chat,Other 1', then: 'all Team Chat,Other 1', written: 1 }));

  it('is what is kept until the account has answered', () =>
    checkAnswers(
      { account, kept: { ...ANSWER, complete: false } },
      { first: 'some Team Chat 1', then: 'all Team Chat,Other 1', written: 1 },
    ));

  it('stays what is kept without a connection', () =>
    checkAnswers(
      { account: OFFLINE, kept: { ...ANSWER, complete: false } },
      { first: 'some Team Chat 1', then: 'some Team Chat 1', written: 0 },
    ));

  it('goes when the person signs out', () =>
    checkAnswers(
      {
        account: { complete: false, connectors: [], problem: { kind: 'signed-out' } },
        kept: { ...ANSWER, complete: false },
      },
      { first: 'some Team Chat 1', then: 'some  0', written: 0 },
    ));

  it('is nothing for Local as long as that was never used', async () => {
    const fail = () => Promise.reject(new Error('must not be asked'));
    const source = new CatalogSource(
      {
        environments: { current: LOCAL },
        catalog: { load: fail },
        workflows: { load: fail },
        local: { inUse: false },
        cache: { read: fail, write: fail },
      },
      () => undefined,
    );
    assert.deepEqual(await source.answer(), { environment: 'Local', complete: false, connectors: [] });
  });
});

describe('the catalog on disk', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(path.join(tmpdir(), 'flexli-catalog-'))));
  after(() => rm(folder, { recursive: true, force: true }));

  it('holds what completion needs, and no secret', async () => {
    const cache = new CatalogCache(path.join(folder, 'made'));
    await cache.write('key', ANSWER);
    const read = await cache.read('key');
    assert.equal(read?.complete, false);
    assert.deepEqual(read.connectors[0]?.actions?.[0]?.parameters, CHAT.actions?.[0]?.parameters);
    assert.deepEqual(
      read.workflows?.map(({ id, version }) => [id, version]),
      [[WORKFLOW.id, 2]],
    );
    const [file = ''] = await readdir(path.join(folder, 'made'));
    const text = await readFile(path.join(folder, 'made', file), 'utf8');
    assert.doesNotMatch(text, /hush/);
    assert.equal((await stat(path.join(folder, 'made', file))).mode & 0o077, 0);
    assert.equal(await cache.read('another key'), undefined);
  });

  it('counts as none when it cannot be read or written', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    const cache = new CatalogCache(file);
    await cache.write('key', ANSWER);
    assert.equal(await cache.read('key'), undefined);
    for (const value of [undefined, null, 5, {}, { form: 0 }, { form: 1 }, { form: 1, answer: { connectors: 1 } }]) {
      assert.equal(readCachedCatalog(value), undefined);
    }
    assert.ok(readCachedCatalog(JSON.parse(JSON.stringify(cachedCatalog(ANSWER)))));
  });
});
