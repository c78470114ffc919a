import assert from 'node:assert/strict';
import { failureOf } from '../../../flexli/api/apiErrors';
import type { ApiFailure } from '../../../flexli/api/failure';
import type { JsonValue } from '../../../flexli/model/json';

type Expected = Partial<Omit<ApiFailure, 'message'>> & { readonly message: RegExp };

function checkFailure(title: string, status: number, body: JsonValue | undefined, expected: Expected): void {
  it(title, () => {
    const answer = { status, retryAfter: null, requestId: undefined, body, isJson: true };
    const { message, ...rest } = failureOf(answer, 'api.example.com').error;
    const { message: words, ...fields } = expected;
    assert.match(message, words);
    assert.match(message, /api\.example\.com/);
    assert.deepEqual({ ...rest, details: undefined }, { status, details: undefined, ...fields });
  });
}

describe('an error of the API', () => {
  checkFailure(
    'validation errors of a document',
    400,
    {
      id: 'r-1',
      error_code: 'ValidationError',
      description: 'The request body failed validation',
      details: {
        validation_errors: [{ path: 'actions[0].description', description: 'Input should be a valid string' }],
      },
    },
    {
      kind: 'validation',
      errorCode: 'ValidationError',
      requestId: 'r-1',
      validationErrors: [{ path: 'actions[0].description', description: 'Input should be a valid string' }],
      message: /found mistakes in the document: The request body failed validation\.$/,
    },
  );
  checkFailure(
    'validation errors of an action’s parameters',
    400,
    {
      id: 'r-2',
      error_code: 'ActionParameterValidationError',
      description: 'The action parameters did not pass validation',
      details: {
        connector: { id: 'c', type: 'TeamChat' },
        action_type: 'PostMessage',
        errors: { validation_errors: [{ path: 'text', description: "150 is not of type 'string'" }] },
      },
    },
    {
      kind: 'validation',
      errorCode: 'ActionParameterValidationError',
      requestId: 'r-2',
      validationErrors: [{ path: 'text', description: "150 is not of type 'string'" }],
      message: /action parameters did not pass/,
    },
  );
  checkFailure(
    'validation errors of another shape',
    400,
    { error_code: 'ValidationError', details: { validation_errors: [null, 5, { path: 7 }, 'x'] } },
    {
      kind: 'validation',
      errorCode: 'ValidationError',
      validationErrors: [{ path: '', description: '' }],
      message: /./,
    },
  );
  checkFailure(
    'a refused reference',
    400,
    {
      id: 'r',
      error_code: 'InvalidConnectorId',
      description: 'An invalid connector was provided',
      details: { id: 'x' },
    },
    {
      kind: 'rejected',
      errorCode: 'InvalidConnectorId',
      requestId: 'r',
      message: /status 400\): An invalid connector/,
    },
  );
  checkFailure(
    'a refusal without a code',
    400,
    { id: 'r', error_code: null, description: 'Invalid resource ID' },
    { kind: 'rejected', requestId: 'r', message: /Invalid resource ID\.$/ },
  );
  checkFailure(
    'something unknown',
    404,
    { id: 'r', error_code: 'Connector not found', description: 'Not Found' },
    {
      kind: 'not-found',
      errorCode: 'Connector not found',
      requestId: 'r',
      message: /: Connector not found\. It may have/,
    },
  );
  checkFailure(
    'a conflict',
    409,
    { id: 'r', error_code: 'Conflict', description: 'Delete those first.' },
    { kind: 'conflict', errorCode: 'Conflict', requestId: 'r', message: /Delete those first\.$/ },
  );
});

describe('an error of the gateway', () => {
  checkFailure('401', 401, { message: 'Unauthorized' }, { kind: 'unauthorized', message: /Sign in again/ });
  checkFailure(
    '403',
    403,
    { message: 'Forbidden' },
    { kind: 'forbidden', message: /does not allow this: Forbidden\./ },
  );
  checkFailure(
    '403 for a call that it has not',
    403,
    { message: 'Missing Authentication Token' },
    { kind: 'unexpected', message: /no such call.*Check the address/ },
  );
  checkFailure('404', 404, { message: 'Not Found' }, { kind: 'unexpected', message: /Check the address/ });
  checkFailure('429', 429, { message: 'Too Many Requests' }, { kind: 'throttled', message: /Try again in a moment/ });
  checkFailure('500', 500, { message: 'Internal server error' }, { kind: 'server', message: /status 500/ });
  checkFailure('502 without a body', 502, undefined, { kind: 'server', message: /status 502\)\. Try again/ });
  checkFailure('an error that is a list', 400, [1, 2], { kind: 'rejected', message: /status 400/ });
  checkFailure('a proxy’s 407', 407, undefined, { kind: 'network', message: /proxy on the way/ });
  checkFailure('a redirect', 302, undefined, { kind: 'unexpected', message: /with a redirect/ });
});

describe('the words of a server', () => {
  it('become one line of bearable length', () => {
    const body = { id: 'r', error_code: 'X', description: `Line one\r\n\u001b[31mline two\t${'long '.repeat(200)}` };
    const answer = { status: 400, retryAfter: null, requestId: undefined, body, isJson: true };
    const { message } = failureOf(answer, 'h').error;
    assert.match(message, /: Line one \[31mline two long long/);
    assert.ok(message.length < 400, `${message.length} characters`);
  });

  it('leave the id of the request to the gateway’s header when there is none in the body', () => {
    const answer = { status: 500, retryAfter: null, requestId: 'gw-1', body: undefined, isJson: false };
    assert.equal(failureOf(answer, 'h').error.requestId, 'gw-1');
  });
});
