import { isJsonObject } from '../../model/json';
import type { JsonObject, JsonValue } from '../../model/json';
import type { Answer, ApiRequest } from '../http/message';
import type { Route } from '../http/router';
import { PEOPLE } from './people';

/** The host that connectors name to reach the sample API, so that examples run without the internet. */
export const SAMPLE_HOST = 'sample.localhost';

const SAMPLE_PATH = '/local/sample';

/** The newest are kept. */
const MAX_MESSAGES = 500;

interface Message {
  readonly id: string;
  readonly channel: string;
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly sent_at: string;
}

/** Sends requests for the sample host to the emulator at a port; others go where they wanted. */
export function sampleAddress(url: URL, port: number): URL {
  if (url.hostname !== SAMPLE_HOST) return url;
  return new URL(`http://127.0.0.1:${port}${SAMPLE_PATH}${url.pathname}${url.search}`);
}

/** A small API of people and messages, kept in memory. It needs no token, as the APIs of others do not know ours. */
export function sampleRoutes(now: () => Date): readonly Route[] {
  const messages: Message[] = [];
  let sent = 0;
  return [
    open('GET', 'people', (request) => {
      const department = request.query.get('department') ?? '';
      const people = PEOPLE.filter((person) => department === '' || person.department === department);
      return { status: 200, body: { people } };
    }),
    open('GET', 'people/{id}', (request) => {
      const person = PEOPLE.find(({ id }) => id === request.params.id);
      return person === undefined
        ? { status: 404, body: { error: `There is no person ${request.params.id ?? ''}.` } }
        : { status: 200, body: person };
    }),
    open('GET', 'messages', () => ({ status: 200, body: { messages } })),
    open('POST', 'messages', (request) => {
      // A web page can post plain text without asking first, JSON it cannot.
      if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
        return { status: 415, body: { error: 'Send the message as application/json.' } };
      }
      const { channel, text } = objectIn(request.body);
      if (!isFilled(channel) || !isFilled(text)) {
        return {
          status: 400,
          body: { error: 'A message needs a channel and a text; both are strings, neither is empty.' },
        };
      }
      const message: Message = { id: `m-${++sent}`, channel, text, sent_at: now().toISOString() };
      messages.push(message);
      if (messages.length > MAX_MESSAGES) messages.shift();
      return { status: 201, body: message };
    }),
    open('GET', 'status/{code}', (request) => {
      const code = Number(request.params.code);
      if (!Number.isInteger(code) || code < 200 || code > 599) {
        return { status: 400, body: { error: 'Ask for a status from 200 to 599.' } };
      }
      return code === 204 || code === 205 || code === 304 ? { status: code } : { status: code, body: { status: code } };
    }),
  ];
}

function open(method: string, path: string, handle: (request: ApiRequest) => Answer): Route {
  return { method, pattern: `${SAMPLE_PATH}/${path}`, open: true, handle };
}

function objectIn(text: string): JsonObject {
  try {
    const value = JSON.parse(text) as JsonValue;
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isFilled(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
