import assert from 'node:assert/strict';
import { firstMessage } from '../../../server/languageserver/firstMessage';

const framed = (text: string, head = `Content-Length: ${Buffer.byteLength(text)}`) => `${head}\r\n\r\n${text}`;

function check(bytes: string | Buffer, expected: ReturnType<typeof firstMessage>): void {
  assert.deepEqual(firstMessage(Buffer.from(bytes)), expected, String(bytes));
}

describe('the first message of a stream', () => {
  it('is there when all of it is', () => {
    const text = framed('{"method": "initialize", "name": "Größe 🙂"}');
    const bytes = Buffer.from(text);
    for (let end = 0; end < bytes.length; end++) check(bytes.subarray(0, end), { kind: 'incomplete' });
    const message = { method: 'initialize', name: 'Größe 🙂' };
    check(bytes, { kind: 'message', message });
    check(`${text}${framed('{}')}`, { kind: 'message', message });
  });

  it('may have other lines in its head, in any order and case', () => {
    const head = 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: 2';
    check(framed('{}', head), { kind: 'message', message: {} });
  });

  it('is left to others when it is none', () => {
    check(framed('{}', 'Content-Type: text/plain'), { kind: 'other' });
    check(framed('{}', 'Content-Length: many'), { kind: 'other' });
    check(framed('{}', 'Content-Length: 99999999'), { kind: 'other' });
    check(framed('{"a"'), { kind: 'other' });
    check('x'.repeat(5_000), { kind: 'other' });
  });
});
