import { setFlagsFromString } from 'node:v8';
import type { Connection, InitializeParams } from 'vscode-languageserver/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clientAbilities, serverCapabilities } from './capabilities';
import { Gate } from './gate';
import { giveWay } from './turns';

/** For the rest of the server, which is a bundle of its own and shares the modules of this one. */
export * as languageServerModule from 'vscode-languageserver/node';

const USAGE = `Usage: flexli-language-server --stdio

Speaks the Language Server Protocol for Flexli workflows (*.fewrk.json), connectors (*.fecon.json) and flexli.json.
  --stdio              over standard input and output
  --node-ipc           over the channel of a parent Node process
  --clientProcessId=N  ends when that process does
`;

const KNOWN = /^--(stdio|node-ipc|clientProcessId=\d+)$/;

/**
 * By itself the heap grows to several times what is in it before it is cleaned up, since every keystroke in a large file leaves
 * its text behind. At twice what is in it, a workflow of 1,000 actions takes 10 to 40 MB less, and answers as soon.
 */
const HEAP_GROWTH = '--heap-growing-percent=100';

function main(args: readonly string[]): void {
  const transports = args.filter((argument) => argument === '--stdio' || argument === '--node-ipc');
  const wrong = args.find((argument) => !KNOWN.test(argument));
  if (wrong !== undefined || transports.length !== 1) {
    process.stderr.write(wrong === undefined ? USAGE : `Unknown argument ${wrong}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  setFlagsFromString(HEAP_GROWTH);
  const gate = new Gate();
  // Reads the transport from the arguments, and watches the client's process so that no server stays behind.
  const connection = createConnection(ProposedFeatures.all, { messageStrategy: gate });
  connection.onInitialize((params) => {
    gate.holdUntil(startRest(connection, params));
    const capabilities = serverCapabilities(clientAbilities(params));
    return { capabilities, serverInfo: { name: 'flexli-language-server' } };
  });
  connection.listen();
}

/** Most of the code is read when the client has its answer. */
async function startRest(connection: Connection, params: InitializeParams): Promise<void> {
  await giveWay();
  const { startServer } = await import('./server');
  startServer(connection, params);
}

main(process.argv.slice(2));
