import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { HttpOutcome, HttpRequest } from '../../flexli/engine/host';
import { matchRoute } from '../../flexli/emulator/http/router';
import { sampleAddress, sampleRoutes, SAMPLE_HOST } from '../../flexli/emulator/sample/sampleApi';

/** The sample API that the examples call, in this process. */
export class SampleService {
  readonly #routes = sampleRoutes(() => new Date());

  /** Undefined for requests that go elsewhere. */
  async answer(request: HttpRequest, signal: AbortSignal): Promise<HttpOutcome | undefined> {
    if (!URL.canParse(request.url) || new URL(request.url).hostname !== SAMPLE_HOST) return undefined;
    // The port is of no importance, since nothing is sent.
    const { pathname, searchParams } = sampleAddress(new URL(request.url), 1);
    const match = matchRoute(this.#routes, request.method.toUpperCase(), pathname);
    if (match === undefined) return answerOf(404, { error: 'The sample API has no such call.' });
    const headers = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
    const { status, body } = await match.route.handle({
      id: randomUUID(),
      method: request.method.toUpperCase(),
      path: pathname,
      query: searchParams,
      headers: Object.fromEntries(headers),
      body: request.body ?? '',
      params: match.params,
      signal,
    });
    return answerOf(status, body);
  }
}

function answerOf(status: number, body: unknown): HttpOutcome {
  const text = body === undefined ? '' : JSON.stringify(body);
  return {
    ok: true,
    response: {
      status,
      reason: STATUS_CODES[status] ?? '',
      headers: { 'content-type': 'application/json' },
      body: text,
    },
  };
}
