import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
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

/** What a scripted API does with a document that is sent to it. */
export type Script = 'silent' | 'page' | 'broken' | 'refuse' | 'repeat';

/** An API whose account is empty, and which takes no document. */
export interface ScriptedEnvironment extends TestEnvironment {
  /** Changes what it does from now on. */
  script: Script;
  /** What signs every call. */
  readonly accessToken: string;
  /** Method and path of every call, in order. */
  readonly calls: readonly string[];
}

/** What a scripted API says of any document that it refuses. */
export const REFUSAL = 'This is refused by the API alone';

/** An API that signs in whoever asks and then does what its script says. */
export async function startScriptedEnvironment(script: Script): Promise<ScriptedEnvironment> {
  const calls: string[] = [];
  const accessToken = randomBytes(16).toString('hex');
  const clientId = randomBytes(8).toString('hex');
  const clientSecret = randomBytes(24).toString('base64url');
  const server = await listen((request, response) => {
    const call = `${request.method ?? ''} ${request.url ?? ''}`;
    calls.push(call);
    const json = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    void bodyOf(request).then((body) => {
      if (call === 'POST /oauth2/token') {
        json(200, { access_token: accessToken, expires_in: 3600, token_type: 'Bearer' });
      } else if (request.method === 'GET') json(200, { items: [] });
      else if (environment.script === 'page') sendPage(response);
      else if (environment.script === 'broken') json(500, { message: 'Internal server error' });
      else if (environment.script === 'repeat') {
        // As a careless API does, it sends back what it was given.
        const description = `Not allowed: ${request.headers.authorization ?? ''} ${body}`;
        json(400, { id: 'request-2', error_code: 'BadRequest', description, details: { received: body } });
      } else if (environment.script === 'refuse') {
        json(400, {
          id: 'request-1',
          error_code: 'ValidationError',
          description: 'The document is not valid',
          details: { validation_errors: [{ path: 'actions[0].parameters.seconds', description: REFUSAL }] },
        });
      }
    });
  });
  const { url, close } = server;
  const environment: ScriptedEnvironment = {
    apiUrl: url,
    tokenUrl: `${url}/oauth2/token`,
    clientId,
    clientSecret,
    script,
    accessToken,
    calls,
    close,
  };
  return environment;
}

export interface WebPage {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A server that answers everything with a page, as a login portal does. */
export function startWebPage(): Promise<WebPage> {
  return listen((_request, response) => {
    sendPage(response);
  });
}

function sendPage(response: Parameters<RequestListener>[1]): void {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<!doctype html><title>Welcome</title><p>Please log in to the network.');
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(request, 'end');
  return Buffer.concat(chunks).toString('utf8');
}

async function listen(answer: RequestListener): Promise<WebPage> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
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
