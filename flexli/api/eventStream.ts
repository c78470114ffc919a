import { request, type IncomingMessage } from 'node:http';
import { isLoopbackHost } from './address';

/** One server-sent event. */
export interface ServerEvent {
  readonly type: string;
  readonly data: string;
}

/** Longer than this no event is; what follows is not read. */
const MOST_CHARACTERS = 8_000_000;

/**
 * Follows server-sent events of an engine on this machine, by plain http, which never leaves it. Resolves when the stream
 * ends, fails or is aborted: whoever follows looks at the history all the same. Never rejects.
 */
export function followEvents(
  url: URL,
  token: string,
  onEvent: (event: ServerEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      resolve();
    };
    if (url.protocol !== 'http:' || !isLoopbackHost(url.hostname) || signal.aborted) {
      end();
      return;
    }
    const headers = { Accept: 'text/event-stream', Authorization: `Bearer ${token}` };
    const call = request(url, { method: 'GET', headers, signal }, (answer) => {
      if (answer.statusCode !== 200) {
        answer.resume();
        end();
        return;
      }
      read(answer, onEvent);
      answer.on('end', end).on('close', end).on('error', end);
    });
    call.on('error', end).end();
  });
}

function read(answer: IncomingMessage, onEvent: (event: ServerEvent) => void): void {
  let buffer = '';
  answer.setEncoding('utf8');
  answer.on('data', (text: string) => {
    buffer += text;
    const { events, rest } = readEvents(buffer);
    buffer = rest;
    for (const event of events) onEvent(event);
    if (buffer.length > MOST_CHARACTERS) answer.destroy();
  });
}

/** The whole events in a text, and what is left of it for the next ones. Comments and other fields are left out. */
export function readEvents(text: string): { readonly events: readonly ServerEvent[]; readonly rest: string } {
  const blocks = text.replaceAll('\r\n', '\n').split('\n\n');
  const rest = blocks.pop() ?? '';
  const events = blocks.flatMap((block) => {
    const lines = block.split('\n');
    const data = lines.flatMap((line) => fieldOf(line, 'data'));
    return data.length === 0
      ? []
      : [{ type: lines.flatMap((line) => fieldOf(line, 'event')).at(-1) ?? 'message', data: data.join('\n') }];
  });
  return { events, rest };
}

function fieldOf(line: string, name: string): readonly string[] {
  if (!line.startsWith(`${name}:`)) return [];
  return [line.slice(name.length + 1).replace(/^ /, '')];
}
