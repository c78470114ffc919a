import net from 'node:net';
import { format } from 'node:util';
import { SUITE_ORDER_VARIABLE } from './suiteProtocol';
import type { SuiteMessage, SuiteOrder } from './suiteProtocol';

/**
 * VS Code calls this inside the extension host. It runs mocha on the suites and streams text and totals to the runner,
 * since the host's own exit code is 0 even when it was killed.
 */
export async function run(): Promise<void> {
  const order = JSON.parse(process.env[SUITE_ORDER_VARIABLE] ?? '{}') as SuiteOrder;
  const socket = await connect(order.port);
  const send = (message: SuiteMessage): void => {
    socket.write(`${JSON.stringify(message)}\n`);
  };
  const restoreConsole = divertConsole((text) => {
    send({ kind: 'text', text });
  });
  try {
    const failed = await runMocha(order, send);
    if (failed > 0) throw new Error(`${failed} tests failed`);
  } catch (error) {
    send({ kind: 'fatal', text: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    throw error;
  } finally {
    restoreConsole();
    await new Promise<void>((resolve) => socket.end(resolve));
  }
}

async function runMocha(order: SuiteOrder, send: (message: SuiteMessage) => void): Promise<number> {
  // Loaded only now, since its reporters keep the console they find.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, color: false, ...(order.grep ? { grep: order.grep } : {}) });
  for (const file of order.files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    const runner = mocha.run((failures) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      send({ kind: 'totals', passed: passes, failed: failures, skipped: pending });
      resolve(failures);
    });
    runner.on('test', (test) => {
      send({ kind: 'test', title: test.fullTitle() });
    });
  });
}

function connect(port: number): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

/** VS Code's console ignores assignments to its methods, so the whole object is swapped. */
function divertConsole(print: (text: string) => void): () => void {
  const own = globalThis.console;
  const line = (...parts: readonly unknown[]): void => {
    print(`${format(...parts)}\n`);
  };
  const methods = ['debug', 'error', 'info', 'log', 'warn'].map((name) => [name, { value: line }] as const);
  globalThis.console = Object.create(own, Object.fromEntries(methods)) as Console;
  return () => {
    globalThis.console = own;
  };
}
