import assert from 'node:assert/strict';
import { hasReason, shownDocument, withMaskedReasons, withoutSecrets } from '../../../../client/runs/mask';
import type { RunStep, RunTimeline } from '../../../../client/runs/runTimeline';

function checkText(text: string, secrets: readonly string[], expected: string): void {
  assert.equal(withoutSecrets(text, secrets), expected);
}

const STEP: RunStep = { key: '0', order: 1, type: 'Post', status: 'failed', iterations: [] };

describe('texts without secrets', () => {
  it('hide one wherever it stands, the longest first', () => {
    checkText('a hidden-1 b hidden-12', ['hidden-1', 'hidden-12'], 'a ••• b •••');
  });

  it('hide it as it stands in JSON and in addresses', () => {
    checkText('{"a":"say \\"no\\"!"}', ['say "no"!'], '{"a":"•••"}');
    checkText('https://a.example.com?q=a%2Fb%3Dc', ['a/b=c'], 'https://a.example.com?q=•••');
  });

  it('leave alone what is too short to tell', () => {
    checkText('one two', ['one', ''], 'one two');
  });
});

describe('the reasons of a run', () => {
  const timeline: RunTimeline = {
    status: 'failed',
    reason: 'It said hidden-token.',
    steps: [
      {
        ...STEP,
        before: { token: 'hidden-token' },
        reason: 'No hidden-token here.',
        iterations: [{ status: 'failed', reason: 'hidden-token', steps: [{ ...STEP, reason: 'hidden-token' }] }],
      },
      { ...STEP, key: '1' },
    ],
  };

  it('show no secret, at any depth; states stay as they are, since a run is started again by them', () => {
    const masked = withMaskedReasons(timeline, ['hidden-token']);
    const { before } = masked.steps[0] ?? {};
    assert.deepEqual(before, { token: 'hidden-token' });
    assert.ok(
      !JSON.stringify({ ...masked, steps: masked.steps.map((step) => ({ ...step, before: 0 })) }).includes('hidden'),
    );
    assert.equal(masked.reason, 'It said •••.');
    assert.ok(!('reason' in (masked.steps[1] ?? {})));
  });

  it('are looked for before anybody reads secrets', () => {
    assert.ok(hasReason(timeline));
    assert.ok(!hasReason({ status: 'successful', steps: [{ ...STEP, before: {} }] }));
    assert.ok(
      hasReason({
        status: 'successful',
        steps: [{ ...STEP, iterations: [{ status: 'failed', reason: 'x', steps: [] }] }],
      }),
    );
  });
});

describe('a document of an account', () => {
  it('hides headers with telling names, and what is known to be secret', () => {
    const text = shownDocument(
      {
        config: { default_headers: { Authorization: 'Token 1', Accept: 'text/plain', 'X-Api-Key': '::key' } },
        actions: [{ headers: { Cookie: 'a=b' }, body: { token: 'of hidden-token' }, parameters: { token: 'a word' } }],
      },
      ['hidden-token'],
    );
    assert.deepEqual(JSON.parse(text), {
      config: { default_headers: { Authorization: '•••', Accept: 'text/plain', 'X-Api-Key': '::key' } },
      actions: [{ headers: { Cookie: '•••' }, body: { token: 'of •••' }, parameters: { token: 'a word' } }],
    });
  });
});
