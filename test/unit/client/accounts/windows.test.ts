import assert from 'node:assert/strict';
import { SessionList } from '../../../../client/accounts/auth/sessionList';
import type { SessionChanges } from '../../../../client/accounts/auth/sessions';
import { CredentialStore } from '../../../../client/accounts/credentialStore';
import { type Environment, environmentKey } from '../../../../client/accounts/environment';
import { Emitter } from '../../../../client/ui/emitter';

const STAGING: Environment = {
  name: 'staging',
  apiUrl: 'https://a.example.com',
  tokenUrl: 'https://b.example.com/token',
};
const LIVE: Environment = { ...STAGING, name: 'live' };
const CLIENT = { clientId: 'me', clientSecret: 'hidden-1' };

/** SecretStorage of a machine: every window sees the same, and is told of every change. */
class Machine {
  readonly texts = new Map<string, string>();
  readonly changed = new Emitter<{ key: string }>();

  /** A window, with what its extension sees. */
  window(): CredentialStore {
    const { texts, changed } = this;
    return new CredentialStore({
      get: (key: string) => Promise.resolve(texts.get(key)),
      store: (key: string, text: string) => {
        texts.set(key, text);
        changed.fire({ key });
        return Promise.resolve();
      },
      delete: (key: string) => {
        texts.delete(key);
        changed.fire({ key });
        return Promise.resolve();
      },
      onDidChange: changed.event,
    } as never);
  }
}

function sessionsOf(credentials: CredentialStore): { readonly list: SessionList; readonly seen: SessionChanges[] } {
  const environments = new Emitter<void>();
  const list = new SessionList(
    {
      known: () => Promise.resolve([STAGING, LIVE]),
      signedInBefore: [],
      onDidChange: environments.event,
    } as never,
    credentials,
  );
  const seen: SessionChanges[] = [];
  list.onDidChange((changes) => seen.push(changes));
  return { list, seen };
}

/** Lets what was started come to its end. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('credentials in several windows', () => {
  const key = environmentKey(STAGING);

  it('that another window writes are there at once, and this one is told', async () => {
    const machine = new Machine();
    const [here, there] = [machine.window(), machine.window()];
    const told: string[] = [];
    here.onDidChange((one) => told.push(one));
    await there.set(STAGING, CLIENT);
    assert.deepEqual(told, [key]);
    assert.deepEqual(await here.get(STAGING), CLIENT);
    await there.set(STAGING, { ...CLIENT, clientSecret: 'hidden-2' });
    assert.equal((await here.get(STAGING))?.clientSecret, 'hidden-2');
    assert.deepEqual(told, [key, key]);
  });

  it('are those of one environment and address', async () => {
    const store = new Machine().window();
    await store.set(STAGING, CLIENT);
    assert.equal(await store.get(LIVE), undefined);
    assert.equal(await store.get({ ...STAGING, apiUrl: 'https://other.example.com' }), undefined);
    assert.equal(await store.get({ ...STAGING, tokenUrl: 'https://other.example.com/token' }), undefined);
    await store.set(LIVE, { ...CLIENT, clientSecret: 'hidden-3' });
    assert.deepEqual(await store.get(STAGING), CLIENT);
  });

  it('of something else, or damaged, tell and give nothing', async () => {
    const machine = new Machine();
    const store = machine.window();
    const told: string[] = [];
    store.onDidChange((one) => told.push(one));
    machine.changed.fire({ key: 'flexli.placeholder:x' });
    assert.deepEqual(told, []);
    machine.texts.set(`flexli.credentials:${key}`, '{broken');
    assert.equal(await store.get(STAGING), undefined);
  });

  it('that come, change and go in another window come, change and go in the list of sessions', async () => {
    const machine = new Machine();
    const [here, there] = [machine.window(), machine.window()];
    const { list, seen } = sessionsOf(here);
    await there.set(STAGING, CLIENT);
    await settled();
    assert.deepEqual([...(await list.read()).keys()], [key]);
    await there.set(STAGING, { ...CLIENT, clientSecret: 'hidden-2' });
    await settled();
    await there.delete(STAGING);
    await settled();
    assert.deepEqual(seen, [
      { added: [key], removed: [], changed: [] },
      { added: [], removed: [], changed: [key] },
      { added: [], removed: [key], changed: [] },
    ]);
    assert.deepEqual([...(await list.read()).keys()], []);
  });

  it('are heard of no more once the window is closed', async () => {
    const machine = new Machine();
    const [here, there] = [machine.window(), machine.window()];
    const told: string[] = [];
    here.onDidChange((one) => told.push(one));
    here.dispose();
    await there.set(STAGING, CLIENT);
    assert.deepEqual(told, []);
  });
});
