import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { followEvents, readEvents } from '../../../flexli/api/eventStream';

function checkEvents(text: string, expected: string, rest = ''): void {
  const found = readEvents(text);
  assert.equal(found.events.map(({ type, data }) => `${type}=${data}`).join(' '), expected);
  assert.equal(found.rest, rest);
}

describe('server-sent events', () => {
  it('are read one by one, and what is not whole is kept', () => {
    checkEvents('event: a\ndata: 1\n\nevent: b\ndata: 2', 'a=1', 'event: b\ndata: 2');
    checkEvents(': ping\n\ndata: x\n\n', 'message=x');
    checkEvents('event: a\r\ndata: 1\r\ndata: 2\r\n\r\n', 'a=1\n2');
    checkEvents('', '');
  });

  it('are followed on this machine alone, with the token, until the end', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.headers.authorization ?? '');
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.end('event: end\ndata: {}\n\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const seen: string[] = [];
    const { signal } = new AbortController();
    await followEvents(new URL(`http://127.0.0.1:${port}/x`), 'tok', ({ type }) => seen.push(type), signal);
    server.close();
    await followEvents(new URL('http://api.example.com/x'), 'tok', ({ type }) => seen.push(type), signal);
    assert.deepEqual([seen, asked], [['end'], ['Bearer tok']]);
  });
});
