import assert from 'node:assert/strict';
import { AccountWatch } from '../../../../client/accounts/accountWatch';
import { LOCAL, type Environment } from '../../../../client/accounts/environment';

const STAGING: Environment = { name: 'staging', apiUrl: 'https://a.example.com', tokenUrl: 'https://b.example.com' };

/** A watch over an account that a test changes. */
class World {
  connectors: readonly string[] = ['c1'];
  workflows: readonly { readonly id: string; readonly version: number }[] = [{ id: 'w1', version: 1 }];
  environment = STAGING;
  fails = false;
  inUse = true;
  changes = 0;
  reads = 0;
  time = 0;
  focus: () => void = () => undefined;
  readonly watch = new AccountWatch({
    current: () => this.environment,
    open: (environment) => Promise.resolve(this.account(environment)),
    localInUse: () => this.inUse,
    focus: {
      focused: () => true,
      onDidFocus: (listener) => {
        this.focus = listener;
        return { dispose: () => undefined };
      },
    },
    changed: () => this.changes++,
    now: () => this.time,
  });

  private account(environment: Environment): never {
    this.reads++;
    if (this.fails) return { ok: false, problem: { kind: 'signed-out' } } as never;
    const list = <T>(value: T): Promise<{ ok: true; value: T }> => Promise.resolve({ ok: true, value });
    const api = {
      connectors: { list: () => list(this.connectors.map((id) => ({ id }))) },
      workflows: { list: () => list(this.workflows.map((one) => ({ ...one, is_release_version: one.version === 1 }))) },
    };
    return { ok: true, value: { environment, api } } as never;
  }
}

describe('a watch over an account', () => {
  async function checkChanges(world: World, change: (world: World) => void, expected: number): Promise<void> {
    await world.watch.look();
    change(world);
    await world.watch.look();
    assert.equal(world.changes, expected);
  }

  it('tells of what another client made or deleted, once', async () => {
    const world = new World();
    await checkChanges(world, () => undefined, 0);
    await checkChanges(world, () => (world.connectors = ['c1', 'c2']), 1);
    await checkChanges(world, () => (world.workflows = [...world.workflows, { id: 'w1', version: 2 }]), 2);
    await checkChanges(world, () => (world.workflows = []), 3);
  });

  it('takes another order for no change', async () => {
    const world = new World();
    world.connectors = ['c1', 'c2'];
    await checkChanges(world, () => (world.connectors = ['c2', 'c1']), 0);
  });

  it('tells environments apart', async () => {
    const world = new World();
    await checkChanges(
      world,
      () => {
        world.environment = { ...STAGING, name: 'live' };
        world.connectors = ['other'];
      },
      0,
    );
  });

  it('tells once when the account is out of reach, and when it is back', async () => {
    const world = new World();
    await checkChanges(world, () => (world.fails = true), 1);
    assert.equal(await world.watch.look(), false);
    assert.equal(world.changes, 1);
    world.fails = false;
    await world.watch.look();
    assert.equal(world.changes, 2);
  });

  it('does not start an engine that was never used', async () => {
    const world = new World();
    world.environment = LOCAL;
    world.inUse = false;
    assert.equal(await world.watch.look(), true);
    assert.equal(world.reads, 0);
  });

  it('looks when the view is seen, and when the person comes back after a while', async () => {
    const world = new World();
    world.focus();
    assert.equal(world.reads, 0);
    world.watch.setVisible(true, 'workflows');
    world.watch.setVisible(true, 'connectors');
    assert.equal(world.reads, 1);
    world.time = 10_000;
    world.focus();
    assert.equal(world.reads, 1);
    world.time = 20_000;
    world.focus();
    assert.equal(world.reads, 2);
    world.watch.setVisible(false, 'workflows');
    world.watch.setVisible(false, 'connectors');
    world.time = 60_000;
    world.focus();
    assert.equal(world.reads, 2);
    await Promise.resolve();
    world.watch.dispose();
  });
});
