import type { Transport } from './handshake';
import { answerFirst } from './handshake';

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
  const client = args.find((argument) => argument.startsWith('--clientProcessId='))?.split('=')[1];
  if (client !== undefined) endWith(Number(client));
  const transport: Transport = transports[0] === '--stdio' ? 'stdio' : 'node-ipc';
  answerFirst(transport, async () => {
    const { connect } = await import('./connect');
    return (answered) => connect(transport, answered);
  });
}

const LOOK_MS = 3_000;

/** Ends this process when that one is gone, also before the first message, so that no server stays behind. */
function endWith(client: number): void {
  setInterval(() => {
    try {
      process.kill(client, 0);
    } catch {
      process.exit(1);
    }
  }, LOOK_MS).unref();
}

main(process.argv.slice(2));
