import assert from 'node:assert/strict';
import { failureText, problemText } from '../../../client/accounts/problemText';
import { plainText } from '../../../client/ui/translate';
import type { ApiFailureKind } from '../../../flexli/api/failure';

describe('a problem in words', () => {
  const cases: readonly (readonly [ApiFailureKind, RegExp, readonly string[]])[] = [
    ['sign-in', /^Staging refused the client id or secret\. Sign in again\.$/, ['sign-in', 'show-log']],
    ['unauthorized', /no longer takes the sign-in/, ['sign-in', 'show-log']],
    ['forbidden', /does not allow this/, ['sign-in', 'switch-environment']],
    ['network', /^Staging cannot be reached\. said so\.$/, ['retry', 'show-log']],
    ['tls', /is not safe. said so/, ['retry', 'show-log']],
    ['timeout', /did not answer in time/, ['retry', 'show-log']],
    ['throttled', /is busy/, ['retry', 'show-log']],
    ['unexpected', /cannot be used\. said so/, ['sign-in', 'show-log']],
    ['server', /^said so\.$/, ['retry', 'show-log']],
    ['conflict', /^said so\.$/, ['show-log']],
    ['cancelled', /^Cancelled\.$/, []],
  ];
  for (const [kind, message, steps] of cases) {
    it(`says of ${kind} what to do`, () => {
      const text = failureText({ kind, message: 'said so' }, 'Staging', plainText);
      assert.match(text.message, message);
      assert.deepEqual(text.steps, steps);
    });
  }

  it('passes on why a right client may not sign in', () => {
    const failure = { kind: 'sign-in', message: 'Not this way.', errorCode: 'unauthorized_client' } as const;
    assert.equal(failureText(failure, 'Staging', plainText).message, 'Not this way.');
  });

  it('quotes the id of the request', () => {
    const { message } = failureText({ kind: 'server', message: 'broken', requestId: 'r-1' }, 'Staging', plainText);
    assert.equal(message, 'broken. (request r-1)');
  });

  it('asks to sign in, to trust, or to try again', () => {
    assert.deepEqual(problemText({ kind: 'signed-out' }, 'Staging', plainText).steps, [
      'sign-in',
      'switch-environment',
    ]);
    assert.deepEqual(problemText({ kind: 'untrusted' }, 'Staging', plainText).steps, ['trust']);
    assert.match(
      problemText({ kind: 'local', message: 'Taken.', cause: 'other' }, 'Local', plainText).message,
      /did not start\. Taken\./,
    );
  });

  it('offers what helps when the local engine does not start', () => {
    const steps = (cause: 'held' | 'damaged'): unknown =>
      problemText({ kind: 'local', message: 'why', cause }, 'Local', plainText).steps;
    assert.deepEqual(steps('held'), ['retry', 'show-log']);
    assert.deepEqual(steps('damaged'), ['reset-local', 'show-log']);
  });
});
