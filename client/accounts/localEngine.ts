import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventEmitter, type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import type { Emulator } from '../../flexli/emulator/options';
import type { DocumentValidator } from '../../flexli/model/finding';
import type { AccountResult, Connection, LocalCause } from './connection';
import { type LocalSecrets, localSecrets } from './localSecrets';
import { localSettings, SECTION } from './localSettings';

const DATA_FILE = 'local.sqlite';
const HELD_ATTEMPTS = 20;
const HELD_WAIT_MS = 500;

/**
 * The environment Local: an engine of our own inside the extension host, started when it is first used. Variables
 * FLEXLI_LOCAL_* name one that runs already, for example that of `npm start`.
 */
export class LocalEngine {
  private readonly changed = new EventEmitter<void>();
  private starting: Promise<AccountResult<Connection>> | undefined;
  private emulator: Emulator | undefined;
  private closed = false;
  /** Whether settings changed since the engine started. */
  private outdated = false;
  private readonly watcher = workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(SECTION)) this.outdated = true;
  });
  /** Fires when the engine has started. */
  readonly onDidStart = this.changed.event;

  constructor(
    private readonly context: ExtensionContext,
    private readonly validator: DocumentValidator,
    private readonly log: LogOutputChannel,
  ) {}

  /** True when it runs, or has run here before: reading its account then surprises nobody. */
  get inUse(): boolean {
    return this.starting !== undefined || externalEngine() !== undefined || existsSync(this.dataFile);
  }

  /**
   * Starts the engine unless it runs; one start for all who ask at once, and a new attempt after a failure. One whose
   * settings changed is started anew, once nothing runs in it.
   */
  async connect(): Promise<AccountResult<Connection>> {
    const external = externalEngine();
    if (external) return { ok: true, value: external };
    const { emulator } = this;
    if (this.outdated && emulator?.isIdle === true) {
      this.log.info('The local engine starts anew, as its settings changed');
      this.emulator = undefined;
      this.starting = emulator
        .close()
        .catch(() => undefined)
        .then(() => this.start());
    }
    this.starting ??= this.start();
    const result = await this.starting;
    if (!result.ok) this.starting = undefined;
    return result;
  }

  /** Ends the engine and puts its data aside, so that the next start has an empty account. */
  async reset(): Promise<void> {
    await this.starting?.catch(() => undefined);
    await this.emulator?.close();
    this.emulator = undefined;
    this.starting = undefined;
    const aside = join(this.folder, 'aside');
    await rm(aside, { recursive: true, force: true });
    await mkdir(aside, { recursive: true });
    for (const name of await readdir(this.folder)) {
      if (name.startsWith(DATA_FILE)) await rename(join(this.folder, name), join(aside, name));
    }
    this.log.info(`The data of the local engine was put aside, in ${aside}`);
  }

  private async start(): Promise<AccountResult<Connection>> {
    try {
      this.outdated = false;
      const secrets = await localSecrets(this.context.secrets);
      await mkdir(this.folder, { recursive: true });
      const emulator = await this.open(secrets);
      if (this.closed) await emulator.close();
      this.emulator = emulator;
      this.log.info(`Local engine started at ${emulator.apiUrl}`);
      const { clientId, clientSecret } = secrets;
      this.changed.fire();
      return {
        ok: true,
        value: {
          apiUrl: emulator.apiUrl,
          tokenUrl: emulator.tokenUrl,
          credentials: () => Promise.resolve({ clientId, clientSecret }),
        },
      };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.log.error(`Local engine did not start: ${message}`);
      return { ok: false, problem: { kind: 'local', message, cause: causeOf(error) } };
    }
  }

  /** After a reload of the window the engine of the old one may need a moment to let go of the data. */
  private async open(secrets: LocalSecrets): Promise<Emulator> {
    const { openEmulator } = await import('../emulatorHost');
    const log = (line: string): void => {
      this.log.debug(`[local] ${line}`);
    };
    for (let attempt = 1; ; attempt++) {
      try {
        return await openEmulator({
          port: 0,
          dataFile: this.dataFile,
          ...secrets,
          ...localSettings(),
          validator: this.validator,
          log,
        });
      } catch (error) {
        if (causeOf(error) !== 'held' || attempt === HELD_ATTEMPTS || this.closed) throw error;
        await sleep(HELD_WAIT_MS);
      }
    }
  }

  private get folder(): string {
    return (this.context.storageUri ?? this.context.globalStorageUri).fsPath;
  }

  private get dataFile(): string {
    return join(this.folder, DATA_FILE);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.watcher.dispose();
    this.changed.dispose();
    await this.emulator?.close();
  }
}

/** The engine is a bundle of its own, so its errors are told by what they say, not by their class. */
function causeOf(error: unknown): LocalCause {
  const problem = error instanceof Error && 'problem' in error ? error.problem : undefined;
  if (problem === 'data-held') return 'held';
  return problem === 'data-damaged' || problem === 'data-newer' ? 'damaged' : 'other';
}

function externalEngine(): Connection | undefined {
  const { FLEXLI_LOCAL_API, FLEXLI_LOCAL_TOKEN_URL, FLEXLI_LOCAL_CLIENT_ID, FLEXLI_LOCAL_CLIENT_SECRET } = process.env;
  if (!FLEXLI_LOCAL_API || !FLEXLI_LOCAL_TOKEN_URL || !FLEXLI_LOCAL_CLIENT_ID || !FLEXLI_LOCAL_CLIENT_SECRET) {
    return undefined;
  }
  const credentials = { clientId: FLEXLI_LOCAL_CLIENT_ID, clientSecret: FLEXLI_LOCAL_CLIENT_SECRET };
  return {
    apiUrl: FLEXLI_LOCAL_API,
    tokenUrl: FLEXLI_LOCAL_TOKEN_URL,
    credentials: () => Promise.resolve(credentials),
  };
}
