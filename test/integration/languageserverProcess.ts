import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type {
  InitializeParams,
  InitializeResult,
  ProtocolConnection,
  PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';

/** A bundle of the server as it stands, made once for all tests, so that each start is a fast one. */
let bundle: Promise<string> | undefined;

export function serverBundle(): Promise<string> {
  bundle ??= (async () => {
    const outfile = path.join(await mkdtemp(path.join(tmpdir(), 'flexli-server-')), 'server.cjs');
    await build({
      entryPoints: [path.resolve(import.meta.dirname, '../../server/languageserver/main.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      logLevel: 'error',
    });
    return outfile;
  })();
  return bundle;
}

/** Removes the bundle; call it after the last test. */
export async function removeBundle(): Promise<void> {
  if (bundle !== undefined) await rm(path.dirname(await bundle), { recursive: true, force: true });
  bundle = undefined;
}

export interface ServerOptions {
  readonly capabilities?: InitializeParams['capabilities'];
  readonly initializationOptions?: unknown;
  /** Files of the workspace folder, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Called before the handshake, to register handlers. */
  readonly prepare?: (connection: ProtocolConnection) => void;
}

/** A running server over stdio, and the folder it works in. */
export class TestServer {
  readonly #diagnostics = new Map<string, PublishDiagnosticsParams>();
  readonly #waiting = new Set<() => void>();

  private constructor(
    readonly connection: ProtocolConnection,
    readonly process: ChildProcess,
    readonly folder: string,
    readonly initialized: InitializeResult,
  ) {
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#diagnostics.set(params.uri, params);
      for (const check of this.#waiting) check();
    });
  }

  static async start(options: ServerOptions = {}): Promise<TestServer> {
    const folder = await mkdtemp(path.join(tmpdir(), 'flexli-workspace-'));
    for (const [name, text] of Object.entries(options.files ?? {})) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    const child = spawn(process.execPath, [await serverBundle(), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    options.prepare?.(connection);
    connection.listen();
    const initialized: InitializeResult = await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: options.capabilities ?? {},
      initializationOptions: options.initializationOptions,
      workspaceFolders: [{ uri: URI.file(folder).toString(), name: 'test' }],
    });
    const server = new TestServer(connection, child, folder, initialized);
    await connection.sendNotification('initialized', {});
    return server;
  }

  uri(name: string): string {
    return URI.file(path.join(this.folder, name)).toString();
  }

  async open(uri: string, text: string, languageId = 'flexli-workflow', version = 1): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version, text },
    });
  }

  /** Replaces the whole text. */
  async change(uri: string, version: number, text: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  /** The pushed diagnostics of a document, once they are as wanted. */
  diagnostics(uri: string, wanted: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const params = this.#diagnostics.get(uri);
        if (params === undefined || !wanted(params)) return;
        clearTimeout(timer);
        this.#waiting.delete(check);
        resolve(params);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(check);
        reject(
          new Error(`no such diagnostics for ${uri}; the last were ${JSON.stringify(this.#diagnostics.get(uri))}`),
        );
      }, 10_000);
      this.#waiting.add(check);
      check();
    });
  }

  /** Ends the server as editors do, and checks that it goes. */
  async stop(): Promise<void> {
    const exited = exitOf(this.process);
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    assert.equal(await exited, 0);
    this.connection.dispose();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Runs a test against a server of its own; a failing test leaves no process. */
export async function withServer(options: ServerOptions, test: (server: TestServer) => Promise<void>): Promise<void> {
  const server = await TestServer.start(options);
  try {
    await test(server);
    await server.stop();
  } finally {
    server.process.kill('SIGKILL');
    await rm(server.folder, { recursive: true, force: true });
  }
}

export function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else child.once('exit', resolve);
  });
}

/** Asks again until the answer is as wanted; for what a server learns in its own time, such as files on disk. */
export async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    assert.ok(attempt < 200, `not the wanted answer: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
