import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { fork, spawn } from 'node:child_process';
import type { Message } from 'vscode-languageserver/node';
import { IPCMessageReader, IPCMessageWriter, StreamMessageReader } from 'vscode-languageserver/node';
import { exitOf, removeBundle, serverBundle } from './languageserverProcess';

const URI = 'file:///start/a.fewrk.json';
const TEXT = '{"name": "Test one", "schema_version": 1, "actions": [{"order": 1, "type": "Flexli:CoreV1:Wait"}]}';

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 'first',
  method: 'initialize',
  params: { processId: process.pid, rootUri: null, capabilities: {} },
};

/** What an editor in a hurry sends behind it without waiting. */
const REST = [
  { jsonrpc: '2.0', method: 'initialized', params: {} },
  {
    jsonrpc: '2.0',
    method: 'textDocument/didOpen',
    params: { textDocument: { uri: URI, languageId: 'flexli-workflow', version: 1, text: TEXT } },
  },
  { jsonrpc: '2.0', id: 'symbols', method: 'textDocument/documentSymbol', params: { textDocument: { uri: URI } } },
];

interface Received {
  readonly id?: unknown;
  readonly method?: string;
  readonly error?: { readonly code: number };
  readonly result?: { readonly serverInfo?: unknown };
}

function framed(message: object): Buffer {
  const text = JSON.stringify(message);
  return Buffer.from(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

/** Waits for the answer to a request, and gives all that came until then. */
function receivedUntil(listen: (take: (message: Message) => void) => void, id: string): Promise<readonly Received[]> {
  const received: Received[] = [];
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`no answer to ${id}: ${JSON.stringify(received)}`));
    }, 15_000);
    listen((message) => {
      const one = message as Received & Message;
      received.push(one);
      if (one.id !== id) return;
      clearTimeout(timer);
      resolve(received);
    });
  });
}

async function withProcess(start: (bundle: string) => ChildProcess, test: (child: ChildProcess) => Promise<void>) {
  const child = start(await serverBundle());
  try {
    await test(child);
  } finally {
    child.kill('SIGKILL');
  }
}

const overStdio = (bundle: string) =>
  spawn(process.execPath, [bundle, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const overIpc = (bundle: string) => fork(bundle, ['--node-ipc'], { execArgv: [] });

function checkAnswers(received: readonly Received[]): void {
  const [first] = received;
  assert.equal(first?.id, 'first');
  assert.deepEqual(first.result?.serverInfo, { name: 'flexli-language-server' });
  assert.equal(received.filter(({ id }) => id === 'first').length, 1);
  assert.deepEqual(
    received.filter(({ error }) => error !== undefined),
    [],
  );
}

describe('the start of the language server', () => {
  after(removeBundle);

  it('answers once, and takes what came with the first message', () =>
    withProcess(overStdio, async ({ stdin, stdout }) => {
      const answers = receivedUntil((take) => new StreamMessageReader(stdout!).listen(take), 'symbols');
      stdin!.write(Buffer.concat([INITIALIZE, ...REST].map(framed)));
      checkAnswers(await answers);
    }));

  it('takes messages that come in pieces', () =>
    withProcess(overStdio, async ({ stdin, stdout }) => {
      const answers = receivedUntil((take) => new StreamMessageReader(stdout!).listen(take), 'symbols');
      const bytes = Buffer.concat([INITIALIZE, ...REST].map(framed));
      for (let at = 0; at < bytes.length; at += 97) {
        stdin!.write(bytes.subarray(at, at + 97));
        await new Promise((resolve) => setImmediate(resolve));
      }
      checkAnswers(await answers);
    }));

  it('does the same over the channel of a parent process', () =>
    withProcess(overIpc, async (child) => {
      const answers = receivedUntil((take) => new IPCMessageReader(child).listen(take), 'symbols');
      const writer = new IPCMessageWriter(child);
      for (const message of [INITIALIZE, ...REST]) await writer.write(message);
      checkAnswers(await answers);
    }));

  it('refuses requests before the handshake', () =>
    withProcess(overStdio, async ({ stdin, stdout }) => {
      const answers = receivedUntil((take) => new StreamMessageReader(stdout!).listen(take), 'early');
      stdin!.write(framed({ jsonrpc: '2.0', id: 'early', method: 'textDocument/hover', params: {} }));
      const [answer] = await answers;
      assert.ok(answer?.error !== undefined);
    }));

  it('ends with its input, at any time', async () => {
    await withProcess(overStdio, async (child) => {
      child.stdin!.end();
      assert.equal(await exitOf(child), 1);
    });
    await withProcess(overStdio, async (child) => {
      const answered = receivedUntil((take) => new StreamMessageReader(child.stdout!).listen(take), 'first');
      child.stdin!.end(framed(INITIALIZE));
      await answered;
      assert.equal(await exitOf(child), 1);
    });
  });
});
