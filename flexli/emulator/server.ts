import { randomUUID } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { apiAnswer } from './api/apiAnswer';
import { connectorRoutes } from './api/connectors';
import { runRoutes } from './api/runs';
import { workflowRoutes } from './api/workflows';
import { DEFAULT_LIMITS } from './execution/limits';
import { gatewayErrors } from './http/gatewayErrors';
import { Listener } from './http/listener';
import type { Answer, ApiRequest } from './http/message';
import type { Route } from './http/router';
import type { LocalContext } from './local/localContext';
import { localRoutes } from './local/localRoutes';
import { openParts } from './openParts';
import type { Emulator, EmulatorOptions } from './options';
import { sampleRoutes } from './sample/sampleApi';
import { KEY_BYTES } from './store/cipher';
import { EmulatorStartError } from './startError';
import { DataOwner } from './store/dataOwner';
import { IN_MEMORY, StoreDatabase } from './store/database';
import { INSTANCE_PATH } from './store/ownerLiveness';
import type { InstanceAnswer } from './store/ownerLiveness';
import { tokenEndpoint } from './token/tokenEndpoint';
import { TokenIssuer } from './token/tokenIssuer';

const TOKEN_PATH = '/oauth2/token';

/**
 * Starts the emulator: the Flexli API on 127.0.0.1, with its store in one SQLite file. Rejects with `EmulatorStartError`,
 * whose message a person can be shown, and leaves nothing behind then.
 *
 * Where the code is bundled, `node-sqlite3-wasm.wasm` must lie beside the bundle; see `StoreDatabase.open`.
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  checkOptions(options);
  const log = options.log ?? ((): void => undefined);
  const instance = randomUUID();
  let answer: AnswerRequest = unavailable;
  let ending = false;
  const listener = new Listener({
    port: options.port,
    answer: (request) =>
      request.path === INSTANCE_PATH ? Promise.resolve(instanceAnswer(instance, ending)) : answer(request),
    log,
  });
  // The port answers before the data file is taken, so that another emulator that finds our owner file finds us, too. For
  // the same reason it answers until the file was given back.
  await listener.listen();
  const undo: Undo[] = [() => listener.close()];
  let context: LocalContext;
  try {
    context = await openContext(options, { instance, port: listener.port }, log, undo);
    answer = apiAnswer(routesOf(options, context), log);
    undo.unshift(() => {
      ending = true;
      answer = unavailable;
    });
  } catch (error) {
    await runAll(undo);
    throw error;
  }
  const apiUrl = `http://127.0.0.1:${listener.port}`;
  log(`The emulator answers at ${apiUrl}.`);
  let closing: Promise<void> | undefined;
  return {
    port: listener.port,
    apiUrl,
    tokenUrl: `${apiUrl}${TOKEN_PATH}`,
    get isIdle() {
      const { queued, running } = context.execution.load;
      return queued + running === 0;
    },
    close: () => (closing ??= runAll(undo)),
  };
}

function instanceAnswer(instance: string, ending: boolean): Answer {
  const body: InstanceAnswer = { instance, ...(ending && { ending }) };
  return { status: 200, body };
}

type AnswerRequest = (request: ApiRequest) => Promise<Answer>;
type Undo = () => void | Promise<void>;

const unavailable: AnswerRequest = () => Promise.resolve(gatewayErrors.unavailable());

/** Opens the store and what works on it. What must be closed again, in this order, is put before `undo`. */
async function openContext(
  options: EmulatorOptions,
  emulator: { readonly instance: string; readonly port: number },
  log: (line: string) => void,
  undo: Undo[],
): Promise<LocalContext> {
  const dataFile = realName(options.dataFile);
  if (dataFile !== IN_MEMORY) {
    const owner = await DataOwner.take(dataFile, emulator);
    undo.unshift(() => {
      owner.release();
    });
  }
  const database = await StoreDatabase.open(dataFile, options.limits?.dataBytes ?? DEFAULT_LIMITS.dataBytes);
  undo.unshift(() => {
    database.close();
  });

  const parts = openParts(options, database, emulator.port, log);
  undo.unshift(() => parts.close());
  return parts.context;
}

function routesOf(
  options: EmulatorOptions,
  context: LocalContext,
): { readonly issuer: TokenIssuer; readonly routes: readonly Route[] } {
  const issuer = new TokenIssuer({ id: options.clientId, secret: options.clientSecret });
  const routes: readonly Route[] = [
    { method: 'POST', pattern: TOKEN_PATH, open: true, handle: tokenEndpoint(issuer) },
    ...connectorRoutes(context),
    ...workflowRoutes(context),
    ...runRoutes(context),
    ...localRoutes(context),
    ...sampleRoutes(() => new Date()),
  ];
  return { issuer, routes };
}

/** One name for a file that has several, as the lock and the owner file go by its name. */
function realName(dataFile: string): string {
  if (dataFile === IN_MEMORY) return dataFile;
  return existsSync(dataFile) ? realpathSync(dataFile) : resolve(dataFile);
}

async function runAll(undo: readonly Undo[]): Promise<void> {
  for (const step of undo) await step();
}

function checkOptions(options: EmulatorOptions): void {
  if (options.clientId === '' || options.clientSecret === '') {
    throw new EmulatorStartError(
      'invalid-options',
      'The emulator needs a client id and a client secret; neither may be empty.',
    );
  }
  if (options.encryptionKey !== undefined && options.encryptionKey.length !== KEY_BYTES) {
    throw new EmulatorStartError(
      'invalid-options',
      `The encryption key has ${options.encryptionKey.length} bytes; it must have ${KEY_BYTES}.`,
    );
  }
  if (!Number.isInteger(options.port) || options.port < 0 || options.port > 65535) {
    throw new EmulatorStartError(
      'invalid-options',
      `${options.port} is no port. Choose one from 0 to 65535; 0 takes a free one.`,
    );
  }
}
