import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server';

const USAGE = `Usage: flexli-language-server --stdio

Speaks the Language Server Protocol for Flexli workflows (*.fewrk.json), connectors (*.fecon.json) and flexli.json.
  --stdio              over standard input and output
  --node-ipc           over the channel of a parent Node process
  --clientProcessId=N  ends when that process does
`;

const KNOWN = /^--(stdio|node-ipc|clientProcessId=\d+)$/;

function main(args: readonly string[]): void {
  const transports = args.filter((argument) => argument === '--stdio' || argument === '--node-ipc');
  const wrong = args.find((argument) => !KNOWN.test(argument));
  if (wrong !== undefined || transports.length !== 1) {
    process.stderr.write(wrong === undefined ? USAGE : `Unknown argument ${wrong}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  // Reads the transport from the arguments, and watches the client's process so that no server stays behind.
  startServer(createConnection(ProposedFeatures.all));
}

main(process.argv.slice(2));
