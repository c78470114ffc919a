import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  DocumentDiagnosticReport,
  ProtocolConnection,
  PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { partOf } from '../../client/language/catalogParts';
import type { DeployedConnector } from '../../flexli/model/connector';
import type { CatalogParams } from '../../server/protocol';
import type { Keystroke } from '../workload/keystrokes';
import type { ServerCommand } from './servers';

export interface ClientOptions {
  readonly schema: object;
  readonly account: readonly DeployedConnector[];
  /** Whether the client asks for diagnostics. */
  readonly pull: boolean;
}

const LIMIT = 60_000;
const SETTLE = 500;

/** An editor with one document, and the times after which it hears from its server, in ms. */
export class Client {
  readonly #begun: number;
  readonly #process: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #options: ClientOptions;
  readonly #published = new Map<number, () => void>();
  #told: () => void = () => undefined;
  readonly #catalog = new Promise<void>((resolve) => {
    this.#told = resolve;
  });
  #version = 0;
  #lines: readonly number[] = [];
  #text = '';

  constructor({ command, args, env }: ServerCommand, options: ClientOptions) {
    this.#begun = performance.now();
    this.#options = options;
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'], env: { ...process.env, ...env } });
    this.#process = child;
    this.#connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const catalog = { environment: 'bench', complete: true, connectors: options.account, workflows: [] };
    this.#connection.onRequest('flexli/catalog', (part: CatalogParams) => {
      const answer = partOf(catalog, part);
      if (answer.next === undefined) this.#told();
      return answer;
    });
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
    this.#connection.onNotification('textDocument/publishDiagnostics', ({ version }: PublishDiagnosticsParams) => {
      this.#published.get(version ?? this.#version)?.();
    });
    this.#connection.listen();
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Since the process was started. */
  get elapsed(): number {
    return performance.now() - this.#begun;
  }

  /** Resolves when the server has what it wants to know and time to take it in. Other servers do not ask. */
  async settled(asks: boolean): Promise<void> {
    if (asks) await this.#within(this.#catalog);
    await sleep(SETTLE);
  }

  /** The handshake; resolves when the server is ready. */
  async initialize(): Promise<void> {
    await this.#within(
      this.#connection.sendRequest('initialize', {
        processId: process.pid,
        rootUri: null,
        capabilities: {
          textDocument: {
            synchronization: {},
            completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
            hover: { contentFormat: ['markdown'] },
            publishDiagnostics: { versionSupport: true },
            ...(this.#options.pull && { diagnostic: {} }),
          },
        },
        initializationOptions: { catalog: true, provideFormatter: true },
      }),
    );
    await this.#connection.sendNotification('initialized', {});
    const schemas = [{ url: 'bench:/workflow', fileMatch: ['*'], schema: this.#options.schema }];
    const settings = { json: { schemas, validate: { enable: true } } };
    await this.#connection.sendNotification('workspace/didChangeConfiguration', { settings });
  }

  async open(text: string): Promise<void> {
    [this.#text, this.#lines] = [text, linesOf(text)];
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: URI, languageId: 'json', version: ++this.#version, text },
    });
  }

  /** A keystroke made ready, so that what the client itself has to work out for it is not measured. */
  ready({ offset, length, text }: Keystroke): {
    readonly type: () => Promise<void>;
    readonly undo: () => Promise<void>;
  } {
    const before = { text: this.#text, lines: this.#lines };
    const edited = before.text.slice(0, offset) + text + before.text.slice(offset + length);
    const after = { text: edited, lines: linesOf(edited) };
    const start = positionIn(before.lines, offset);
    const change = async (to: typeof after, end: Position, put: string) => {
      [this.#text, this.#lines] = [to.text, to.lines];
      await this.#connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: URI, version: ++this.#version },
        contentChanges: [{ range: { start, end }, text: put }],
      });
    };
    const ends = [positionIn(before.lines, offset + length), positionIn(after.lines, offset + text.length)] as const;
    const removed = before.text.slice(offset, offset + length);
    return { type: () => change(after, ends[0], text), undo: () => change(before, ends[1], removed) };
  }

  /** The diagnostics of the current version, asked for or sent by the server. */
  async diagnostics(): Promise<void> {
    if (this.#options.pull) {
      const params = { textDocument: { uri: URI } };
      await this.#within(this.#connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', params));
      return;
    }
    const version = this.#version;
    await this.#within(
      new Promise<void>((resolve) => {
        this.#published.set(version, resolve);
      }),
    );
    this.#published.delete(version);
  }

  async complete(offset: number): Promise<void> {
    const params = { textDocument: { uri: URI }, position: positionIn(this.#lines, offset) };
    await this.#within(this.#connection.sendRequest('textDocument/completion', params));
  }

  /** Of the server's process, in MB; undefined where the system does not tell. */
  async memory(): Promise<number | undefined> {
    const status = await readFile(`/proc/${this.pid}/status`, 'utf8').catch(() => '');
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  }

  /** Ends the server as an editor does; it has time to put something by. */
  async close(): Promise<void> {
    const left = once(this.#process, 'exit');
    await this.#within(this.#connection.sendRequest('shutdown'));
    await this.#connection.sendNotification('exit');
    await this.#within(left);
    this.dispose();
  }

  dispose(): void {
    this.#connection.dispose();
    this.#process.kill('SIGKILL');
  }

  async #within<T>(answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`no answer within ${LIMIT} ms`));
      }, LIMIT);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

interface Position {
  readonly line: number;
  readonly character: number;
}

function linesOf(text: string): readonly number[] {
  const lines = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
  return lines;
}

function positionIn(lines: readonly number[], offset: number): Position {
  let low = 0;
  let high = lines.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low, character: offset - (lines[low] ?? 0) };
}

/** By its name a workflow for our server, and JSON for the others. */
const URI = 'file:///bench/bench.fewrk.json';
