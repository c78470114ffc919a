import assert from 'node:assert/strict';
import { redactFailure, stringsIn } from '../../../flexli/api/redact';

describe('a failure that echoes what was sent', () => {
  it('shows no secret in any of its fields', () => {
    const failure = redactFailure(
      {
        kind: 'validation',
        message: 'Bearer s3cret-long is wrong',
        errorCode: 's3cret',
        requestId: 'r-s3cret',
        details: { s3cret: { list: ['a s3cret-long b', 5, null], fine: true } },
        validationErrors: [{ path: 'x.s3cret', description: '“s3cret” is too short' }],
      },
      ['s3cret', 's3cret-long', '', 'is'],
    );
    assert.deepEqual(failure, {
      kind: 'validation',
      message: 'Bearer ••• is wrong',
      errorCode: '•••',
      requestId: 'r-•••',
      details: { '•••': { list: ['a ••• b', 5, null], fine: true } },
      validationErrors: [{ path: 'x.•••', description: '“•••” is too short' }],
    });
  });

  it('stays as it is when there was no secret', () => {
    const failure = { kind: 'server', message: 'It failed.' } as const;
    assert.equal(redactFailure(failure, []), failure);
  });
});

describe('the strings in a value', () => {
  it('are found at any depth', () => {
    assert.deepEqual(stringsIn({ a: 'x', b: [{ c: 'y' }, 1, null, ['z']] }), ['x', 'y', 'z']);
    assert.deepEqual(stringsIn(undefined), []);
  });
});
