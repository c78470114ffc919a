import { mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EventEmitter, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { Emulator } from '../../flexli/emulator/options';
import type { DocumentValidator } from '../../flexli/model/finding';
import type { AccountResult, Connection } from './connection';
import { localSecrets } from './localSecrets';

/**
 * The environment Local: an engine of our own inside the extension host, started when it is first used. Variables
 * FLEXLI_LOCAL_* name one that runs already, for example that of `npm start`.
 */
export class LocalEngine {
  private readonly changed = new EventEmitter<void>();
  private starting: Promise<AccountResult<Connection>> | undefined;
  private emulator: Emulator | undefined;
  private closed = false;
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

  /** Starts the engine unless it runs; one start for all who ask at once, and a new attempt after a failure. */
  async connect(): Promise<AccountResult<Connection>> {
    const external = externalEngine();
    if (external) return { ok: true, value: external };
    this.starting ??= this.start();
    const result = await this.starting;
    if (!result.ok) this.starting = undefined;
    return result;
  }

  private async start(): Promise<AccountResult<Connection>> {
    try {
      const secrets = await localSecrets(this.context.secrets);
      await mkdir(this.folder, { recursive: true });
      const { openEmulator } = await import('../emulatorHost');
      const emulator = await openEmulator({
        port: 0,
        dataFile: this.dataFile,
        ...secrets,
        validator: this.validator,
        log: (line) => {
          this.log.debug(`[local] ${line}`);
        },
      });
      if (this.closed) {
        await emulator.close();
        return { ok: false, problem: { kind: 'local', message: '' } };
      }
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
      return { ok: false, problem: { kind: 'local', message } };
    }
  }

  private get folder(): string {
    return (this.context.storageUri ?? this.context.globalStorageUri).fsPath;
  }

  private get dataFile(): string {
    return join(this.folder, 'local.sqlite');
  }

  async close(): Promise<void> {
    this.closed = true;
    this.changed.dispose();
    await this.emulator?.close();
  }
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
