import assert from 'node:assert/strict';
import { FlexliApi } from '../../flexli/api/client';
import { DEFAULT_RETRY } from '../../flexli/api/retry';
import type { AccountApi } from '../../flexli/project/account/accountApi';
import { applyPlan } from '../../flexli/project/apply/applyPlan';
import { deployDocument } from '../../flexli/project/apply/deployDocument';
import type { ApplyOutcome } from '../../flexli/project/apply/outcome';
import type { LockStore } from '../../flexli/project/lock/lockStore';
import { environmentLock } from '../../flexli/project/lock/lock';
import type { Plan } from '../../flexli/project/plan/plan';
import type { PlanOptions } from '../../flexli/project/plan/inputs';
import { prepare } from '../../flexli/project/plan/prepare';
import { filesOf } from '../../flexli/project/plan/resolved';
import { planProject, readProject } from '../../flexli/project/planProject';
import { CLIENT_ID, CLIENT_SECRET, TestEmulator } from './emulatorSupport';
import { MemoryFolder, MemoryLock } from './projectSupport';
import { FaultProxy, type Fault, type ProxiedAnswer, type ProxiedRequest } from '../support/faultProxy';

/** What happens at one request of a deployment. */
export interface Trouble {
  /** Which requests are counted; those for a token never are. */
  readonly on: 'any' | 'POST' | 'DELETE';
  /** From 0. */
  readonly at: number;
  readonly what: Fault | 'kill before' | 'kill after' | 'outsider deletes';
  /** Chooses what the outsider deletes; odd: calls that may be repeated are not. */
  readonly pick: number;
}

/** How a deployment of the world ended; `killed` when its process did. */
export type Ended = ApplyOutcome | 'killed' | 'no plan';

const ENVIRONMENT = 'staging';

/** A project, an account behind an unreliable network, and a lock. Watches every request for harm. */
export class DeployWorld {
  readonly folder = new MemoryFolder();
  readonly lock = new MemoryLock();
  /** What was sent for each id, also the parts that are never read back. */
  readonly sent = new Map<string, Readonly<Record<string, unknown>>>();
  /** What must never happen, as it happened. */
  readonly harm: string[] = [];
  private deploying = false;
  private successorsStay = true;
  private afterAnswer = (): void => undefined;

  private constructor(
    readonly emulator: TestEmulator,
    private readonly proxy: FaultProxy,
  ) {
    proxy.onAnswer = async (request, answer) => {
      await this.watch(request, answer);
      this.afterAnswer();
    };
  }

  static async start(): Promise<DeployWorld> {
    const emulator = await TestEmulator.start();
    return new DeployWorld(emulator, await FaultProxy.start(emulator.port));
  }

  async close(): Promise<void> {
    await this.proxy.close();
    await this.emulator.close();
  }

  /** Everything begins anew, in the same emulator. */
  async clear(): Promise<void> {
    this.folder.files.clear();
    this.lock.text = '';
    this.sent.clear();
    this.harm.length = 0;
    await this.emulator.call('POST', '/local/reset');
  }

  bind(variables: Readonly<Record<string, unknown>>): void {
    const environment = { api: this.proxy.url, auth: this.emulator.tokenUrl, variables };
    this.folder.set('flexli.json', { environments: { [ENVIRONMENT]: environment } });
  }

  async plan(options: PlanOptions = {}): Promise<Plan> {
    const ports = { folder: this.folder, lock: this.lock, api: this.api(), secrets: NO_SECRETS };
    const planned = await planProject(ports, ENVIRONMENT, options, new AbortController().signal);
    assert.ok(planned.ok, planned.ok ? '' : planned.message);
    return planned.plan;
  }

  /** All files, by a plan. */
  deploy(options: PlanOptions = {}, trouble?: Trouble): Promise<Ended> {
    return this.inTrouble(trouble, (life, attempts) => this.deployAlive(options, life, attempts));
  }

  /** One file by itself, as Deploy in the editor does once everything that it uses is there. */
  deployOne(path: string, trouble?: Trouble): Promise<Ended> {
    return this.inTrouble(trouble, (life, attempts) => this.deployOneAlive(path, life, attempts));
  }

  private async inTrouble(
    trouble: Trouble | undefined,
    work: (life: Life, attempts: number) => Promise<Ended>,
  ): Promise<Ended> {
    const life = new Life();
    let count = 0;
    this.proxy.onRequest = async ({ method }) => {
      const counts = trouble !== undefined && (trouble.on === 'any' || trouble.on === method);
      const hits = counts && count++ === trouble.at;
      if (!hits) return 'none';
      switch (trouble.what) {
        case 'kill before':
          life.end();
          return 'cut before';
        case 'kill after':
          // Only once the other side has done its part, and this one has seen what that was.
          this.afterAnswer = () => {
            life.end();
          };
          return 'cut after';
        case 'outsider deletes': {
          const ids = await this.ids();
          if (ids.length > 0) await this.remove(ids[trouble.pick % ids.length]!);
          return 'none';
        }
        default:
          return trouble.what;
      }
    };
    this.deploying = true;
    // Another client that deletes a successor at the very moment of the deletion cannot be seen in time.
    this.successorsStay = trouble?.what !== 'outsider deletes';
    try {
      return await life.unlessEnded(work(life, (trouble?.pick ?? 0) % 2 === 1 ? 1 : 4));
    } finally {
      this.deploying = false;
      this.proxy.onRequest = () => 'none';
      this.afterAnswer = () => undefined;
    }
  }

  private lockOf(life: Life): LockStore {
    return {
      read: () => life.unlessEnded(this.lock.read()) as ReturnType<LockStore['read']>,
      update: async (change) => {
        await life.check();
        return this.lock.update(change);
      },
    };
  }

  private async deployOneAlive(path: string, life: Life, attempts: number): Promise<Ended> {
    const project = await readProject(this.folder, ENVIRONMENT);
    const document = project.ok ? project.documents.find((one) => one.path === path) : undefined;
    if (!project.ok || !document) return 'no plan';
    const { documents, environment } = project;
    const known = environmentLock(this.lock.lock, ENVIRONMENT);
    const { placeholders } = prepare(document, {
      environment,
      documents,
      lock: known,
      account: { documents: [] },
      secrets: new Map(),
    });
    const used = filesOf(placeholders).map((file) => [file, known.files.get(file)?.deployed] as const);
    const targets = new Map(used.flatMap(([file, deployed]) => (deployed ? [[file, deployed]] : [])));
    // The editor deploys what is missing before.
    if (targets.size < used.length) return 'no plan';
    const ports = { api: this.api(attempts, life), lock: this.lockOf(life), now: () => new Date() };
    const { signal } = new AbortController();
    return deployDocument({ document, placeholders, targets }, environment, ports, { signal });
  }

  private async deployAlive(options: PlanOptions, life: Life, attempts: number): Promise<Ended> {
    const lock = this.lockOf(life);
    const { signal } = new AbortController();
    const api = this.api(attempts, life);
    const ports = { folder: this.folder, lock, api, secrets: NO_SECRETS };
    const planned = await planProject(ports, ENVIRONMENT, options, signal);
    if (!planned.ok) return 'no plan';
    return applyPlan(planned.plan, { api, lock, now: () => new Date() }, { signal });
  }

  /** The id that the lock has for a file. */
  idOf(path: string): string | undefined {
    return environmentLock(this.lock.lock, ENVIRONMENT).files.get(path)?.deployed?.id;
  }

  async ids(): Promise<readonly string[]> {
    const lists = await Promise.all(['/v1/connectors', '/v1/workflows'].map((path) => this.emulator.call('GET', path)));
    return lists.flatMap(({ body }) => (body as { items: { id: string }[] }).items.map(({ id }) => id));
  }

  /** As another client does it, which nobody watches. */
  async remove(id: string): Promise<void> {
    await this.emulator.call('DELETE', `/v1/connectors/${id}`);
    await this.emulator.call('DELETE', `/v1/workflows/${id}/version/1`);
  }

  /** A process that was killed sends nothing more, no repetition of a call either. */
  private api(attempts = 4, life = new Life()): AccountApi {
    const api = new FlexliApi({
      apiUrl: this.proxy.url,
      tokenUrl: this.emulator.tokenUrl,
      credentials: () => Promise.resolve({ clientId: CLIENT_ID, clientSecret: CLIENT_SECRET }),
      retry: { ...DEFAULT_RETRY, attempts },
      sleep: () => life.check(),
    });
    return { connectors: life.whileAlive(api.connectors), workflows: life.whileAlive(api.workflows) };
  }

  private async watch({ method, path, body }: ProxiedRequest, { status, body: answer }: ProxiedAnswer): Promise<void> {
    if (!this.deploying) return;
    if (method === 'POST' && status === 201) {
      const { id } = JSON.parse(answer) as { id: string };
      this.sent.set(id, JSON.parse(body) as Record<string, unknown>);
    }
    if (method === 'DELETE' && status === 204) await this.watchDeletion(path.split('/')[3] ?? '');
  }

  /** A document that was deleted has a successor of its name, and nothing of ours points at it any more. */
  private async watchDeletion(id: string): Promise<void> {
    const name = this.sent.get(id)?.name;
    const there = await this.ids();
    const isFile = [...this.folder.files.values()].some((text) => text.includes(`"name": ${JSON.stringify(name)}`));
    if (this.successorsStay && isFile && !there.some((other) => this.sent.get(other)?.name === name)) {
      this.harm.push(`${String(name)} was deleted before its successor stood`);
    }
    for (const other of there) {
      // Of a document that no lock knows nobody can tell what the API does not read back.
      const isKnown = this.lock.text.includes(other);
      const text = JSON.stringify(this.sent.get(other) ?? {}, (key, value: unknown) =>
        key === 'variables' && !isKnown ? undefined : value,
      );
      if (text.includes(id)) {
        this.harm.push(`${String(name)} was deleted while ${String(this.sent.get(other)?.name)} pointed at it`);
      }
    }
  }
}

const NO_SECRETS = { get: () => Promise.resolve(undefined) };

/** The life of a process. What goes on after its end never answers. */
class Life {
  private ended = false;
  private tellEnd = (): void => undefined;
  private readonly end_ = new Promise<'killed'>((resolve) => {
    this.tellEnd = () => {
      resolve('killed');
    };
  });

  end(): void {
    this.ended = true;
    this.tellEnd();
  }

  check(): Promise<void> {
    return this.ended ? new Promise(() => undefined) : Promise.resolve();
  }

  /** The same calls, none of which begins after the end. */
  whileAlive<T extends object>(resource: T): T {
    return new Proxy(resource, {
      get: (target, key) => {
        const call: unknown = Reflect.get(target, key, target);
        if (typeof call !== 'function') return call;
        return async (...args: readonly unknown[]): Promise<unknown> => {
          await this.check();
          return Reflect.apply(call, target, args) as unknown;
        };
      },
    });
  }

  unlessEnded<T>(work: Promise<T>): Promise<T | 'killed'> {
    return Promise.race([this.end_, work]);
  }
}
