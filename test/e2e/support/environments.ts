import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { startEmulator } from '../../../flexli/emulator/server';
import type { DocumentValidator } from '../../../flexli/model/finding';

/** An environment to sign in to, served by this process. */
export interface TestEnvironment {
  readonly apiUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  close(): Promise<void>;
}

/** Takes every document, so that what the API itself refuses can be told apart. */
const CONTENT: DocumentValidator = { validate: () => Promise.resolve([]) };

/** A Flexli API with random credentials. */
export async function startTestEnvironment(validator = CONTENT): Promise<TestEnvironment> {
  const clientId = randomBytes(8).toString('hex');
  const clientSecret = randomBytes(24).toString('base64url');
  const emulator = await startEmulator({ port: 0, dataFile: ':memory:', clientId, clientSecret, validator });
  const { apiUrl, tokenUrl } = emulator;
  return { apiUrl, tokenUrl, clientId, clientSecret, close: () => emulator.close() };
}

/** A server that answers everything with a page, as a login portal does. */
export async function startWebPage(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Welcome</title><p>Please log in to the network.');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
