import assert from 'node:assert/strict';
import { callText } from '../../../../client/runs/callText';
import { type KnownCall, callOf, withEvent } from '../../../../client/runs/knownCall';
import { plainText } from '../../../../client/ui/translate';

const PATH = 'actions[0]';

function after(...events: readonly (readonly [string, object])[]): readonly KnownCall[] {
  let calls: readonly KnownCall[] = [];
  for (const [type, data] of events) calls = withEvent(calls, { type, data: data as never });
  return calls;
}

describe('calls that the local engine tells of', () => {
  it('get their answers, the last try first', () => {
    const calls = after(
      ['requestSent', { path: PATH, attempt: 1, request: { url: 'a' } }],
      ['responseReceived', { path: PATH, status: 500, value: 'no', durationMs: 3 }],
      ['requestSent', { path: PATH, attempt: 2, request: { url: 'a' } }],
      ['responseReceived', { path: PATH, status: 200, value: { ok: true }, durationMs: 4 }],
      ['requestSent', { path: PATH, nestedRunId: 'n', attempt: 1 }],
    );
    assert.equal(calls.length, 3);
    assert.equal(callOf(calls, PATH)?.response?.status, 200);
    assert.equal(callOf(calls, PATH, 'n')?.response, undefined);
    assert.equal(callOf(calls, 'actions[9]'), undefined);
  });

  it('are none for other events and for nonsense', () => {
    assert.deepEqual(
      after(['actionStarted', { path: PATH }], ['requestSent', []], ['responseReceived', { path: 5 }]),
      [],
    );
  });
});

describe('a call as a document', () => {
  it('hides secrets wherever they stand', () => {
    const text = callText(
      {
        request: {
          method: 'post',
          url: 'https://a.example.com/?token=abc',
          headers: { Authorization: 'Bearer zzz' },
          body: '{"pass": "s3cr\\"et"}',
        },
        response: { status: 200, value: { echo: 's3cr"et' }, durationMs: 5 },
      },
      ['s3cr"et'],
      plainText,
    );
    for (const hidden of ['abc', 'zzz', 's3cr']) assert.ok(!text.includes(hidden), text);
    assert.equal((JSON.parse(text) as { request: { method: string } }).request.method, 'POST');
  });

  it('says what is not known', () => {
    const text = callText({ problem: 'no-connector' }, [], plainText);
    assert.match(text, /connector is not in the account/);
    assert.match(text, /Not recorded/);
  });
});
