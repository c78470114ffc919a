import { EventEmitter, type ExtensionContext, type LogOutputChannel, Uri, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type CatalogAnswer,
  CatalogChangedNotification,
  type CatalogParams,
  CatalogRequest,
  SamplesNotification,
  type SamplesParams,
  type ValidateAnswer,
  type ValidateParams,
  ValidateRequest,
} from '../../server/protocol';
import { CodeCache } from './codeCache';
import { isFlexliDocument } from './documents';
import type { Releasable } from '../ui/releasable';

/** The language server, started when the first Flexli document opens or someone asks it something. */
export class LanguageServer implements Releasable {
  private readonly started = new EventEmitter<void>();
  private readonly held: Releasable[] = [this.started];
  private client: Promise<LanguageClient> | undefined;
  private closed = false;
  /** Fires each time that the server is there and knows nothing yet. */
  readonly onDidStart = this.started.event;

  constructor(
    private readonly context: ExtensionContext,
    private readonly catalog: (part: CatalogParams) => Promise<CatalogAnswer>,
    private readonly log: LogOutputChannel,
  ) {}

  /** Starts with the first document; returns at once. */
  watchDocuments(): void {
    const startFor = (document: Parameters<typeof isFlexliDocument>[0]): void => {
      if (isFlexliDocument(document)) void this.ready().catch(() => undefined);
    };
    this.held.push(workspace.onDidOpenTextDocument(startFor));
    workspace.textDocuments.forEach(startFor);
  }

  /** Resolves when the server answers; rejects when it cannot be started, with a message for a person. */
  async ready(): Promise<void> {
    await this.start();
  }

  async validate(params: ValidateParams, signal?: AbortSignal): Promise<ValidateAnswer> {
    const client = await this.start();
    signal?.throwIfAborted();
    return client.sendRequest<ValidateAnswer>(ValidateRequest.method, params);
  }

  /** Tells a running server that the account's connectors may be others now. */
  catalogChanged(): void {
    if (this.client === undefined) return;
    void this.client
      .then((client) => client.sendNotification(CatalogChangedNotification.method))
      .catch((error: unknown) => {
        this.log.warn(`The language server was not told of new connectors: ${String(error)}`);
      });
  }

  /** Tells a running server what data looked like. */
  async tellSamples(params: SamplesParams): Promise<void> {
    const client = await this.client;
    await client?.sendNotification(SamplesNotification.method, params);
  }

  private start(): Promise<LanguageClient> {
    this.client ??= this.launch().catch((error: unknown) => {
      this.client = undefined;
      this.log.error(`The language server did not start: ${String(error)}`);
      throw error;
    });
    return this.client;
  }

  private async launch(): Promise<LanguageClient> {
    const { createLanguageClient } = await import('./createLanguageClient');
    const code = codeCacheOf(this.context);
    const server = this.context.asAbsolutePath('dist/languageServer.cjs');
    const client = createLanguageClient(server, code.environment, this.log);
    client.onRequest(CatalogRequest.method, (part: CatalogParams | null) => this.catalog(part ?? {}));
    // Also after a crash, when the client starts it again.
    client.onDidChangeState(() => {
      if (client.isRunning()) this.started.fire();
    });
    await client.start();
    if (this.closed) await client.stop();
    else void code.forgetOthers();
    return client;
  }

  async stop(): Promise<void> {
    this.closed = true;
    const client = await this.client?.catch(() => undefined);
    if (client?.needsStop()) await client.stop().catch(() => undefined);
  }

  dispose(): void {
    for (const one of this.held.splice(0)) one.dispose();
  }
}

function codeCacheOf({ extension, globalStorageUri }: ExtensionContext): CodeCache {
  const { version } = extension.packageJSON as { readonly version: string };
  return new CodeCache(Uri.joinPath(globalStorageUri, 'code').fsPath, version);
}
