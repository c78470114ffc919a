import { Console } from 'node:console';
import type { Connection, Message, MessageReader, MessageWriter } from 'vscode-languageserver/node';
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { AnsweredId, Transport } from './handshake';
import { initializeResult } from './handshake';
import { setHeapFlags } from './heapFlags';
import { startServer } from './server';

/**
 * Connects the server to its client. The process ends with the connection, or with the client's process.
 *
 * @param answered the request that the client has its answer to
 */
export function connect(transport: Transport, answered: AnsweredId): Connection {
  setHeapFlags();
  let isShutDown = false;
  const connection = createConnection(ProposedFeatures.all, readerOf(transport), writerOf(transport, answered), {
    messageStrategy: {
      handleMessage: (message, next) => {
        isShutDown ||= (message as { method?: unknown }).method === 'shutdown';
        return next(message);
      },
    },
  });
  if (transport === 'stdio') {
    const leave = () => {
      process.exit(isShutDown ? 0 : 1);
    };
    process.stdin.on('end', leave).on('close', leave);
    // What is written to stdout is taken for messages.
    globalThis.console = new Console(process.stderr);
  }
  connection.onInitialize((params) => {
    startServer(connection, params);
    return initializeResult(params);
  });
  connection.listen();
  return connection;
}

function readerOf(transport: Transport): MessageReader {
  return transport === 'stdio' ? new StreamMessageReader(process.stdin) : new IPCMessageReader(process);
}

function writerOf(transport: Transport, answered: AnsweredId): MessageWriter {
  const writer = transport === 'stdio' ? new StreamMessageWriter(process.stdout) : new IPCMessageWriter(process);
  if (answered === undefined) return writer;
  const write = writer.write.bind(writer);
  let isPast = false;
  writer.write = (message: Message) => {
    if (isPast || !isAnswerTo(message, answered)) return write(message);
    isPast = true;
    return Promise.resolve();
  };
  return writer;
}

function isAnswerTo(message: Message, id: AnsweredId): boolean {
  const { id: answered, method } = message as { id?: unknown; method?: unknown };
  return answered === id && method === undefined;
}
