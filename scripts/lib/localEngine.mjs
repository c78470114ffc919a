// @ts-check
import { randomBytes } from 'node:crypto';
import net from 'node:net';
import path from 'node:path';
import { start } from './processes.mjs';

const START_LIMIT = 30_000;

/**
 * Starts the built emulator on a free loopback port with random credentials, which only its and our environment know.
 * @param {string} dataFile
 * @returns {Promise<{ env: Record<string, string>, ended: Promise<number> }>} what tells the extension to use it
 */
export async function startLocalEngine(dataFile) {
  const port = await freePort();
  const credentials = { id: randomBytes(8).toString('hex'), secret: randomBytes(24).toString('base64url') };
  const args = [path.join('dist', 'cli.cjs'), 'emulator', '--port', String(port), '--data', dataFile, '--quiet'];
  const child = start(process.execPath, args, {
    env: { ...process.env, FLEXLI_CLIENT_ID: credentials.id, FLEXLI_CLIENT_SECRET: credentials.secret },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(1));
  });
  const started = await Promise.race([untilItAnswers(port), ended.then(() => false)]);
  if (!started) throw new Error('The local engine did not start; the output above says why.');
  const address = `http://127.0.0.1:${port}`;
  return {
    env: {
      FLEXLI_LOCAL_API: address,
      FLEXLI_LOCAL_TOKEN_URL: `${address}/oauth2/token`,
      FLEXLI_LOCAL_CLIENT_ID: credentials.id,
      FLEXLI_LOCAL_CLIENT_SECRET: credentials.secret,
    },
    ended,
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

/** @param {number} port */
async function untilItAnswers(port) {
  const limit = Date.now() + START_LIMIT;
  while (Date.now() < limit) {
    const open = await new Promise((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (open) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
