import assert from 'node:assert/strict';
import { serverErrors } from '../../../client/deploy/serverErrors';
import type { ApiFailure } from '../../../flexli/api/failure';
import type { JsonValue } from '../../../flexli/model/json';

const SENT: JsonValue = {
  source: { connector_id: 'C2', type: 'Posted' },
  actions: [
    { connector_id: 'C1', type: 'Send', parameters: { text: 5 } },
    { connector_id: 'C2', type: 'Send', parameters: {} },
    { connector_id: 'C1', type: 'Send', parameters: {} },
    { type: 'Flexli:CoreV1:Wait' },
  ],
};

function checkErrors(failure: Partial<ApiFailure>, expected: readonly string[]): void {
  const found = serverErrors({ kind: 'validation', message: 'refused', ...failure }, SENT);
  assert.deepEqual(
    found.map(({ path, message }) => `${path}: ${message}`),
    expected,
  );
}

describe('the errors of a refused document', () => {
  it('lie where the API says', () => {
    checkErrors({ validationErrors: [{ path: 'actions[3].parameters.seconds', description: 'Field required' }] }, [
      'actions[3].parameters.seconds: Field required',
    ]);
  });

  it('count once for a place', () => {
    const entries = ['a', 'b'].map((description) => ({ path: 'actions[0].type', description }));
    checkErrors({ validationErrors: entries }, ['actions[0].type: a']);
  });

  it('of parameters lie in the actions of that connector and type', () => {
    checkErrors(
      {
        errorCode: 'ActionParameterValidationError',
        details: { connector: { id: 'C1', type: 'Chat' }, action_type: 'Send' },
        validationErrors: [{ path: 'text', description: '5 is not a string' }],
      },
      ['actions[0].parameters.text: 5 is not a string', 'actions[2].parameters.text: 5 is not a string'],
    );
  });

  it('of an unknown connector lie on its id', () => {
    checkErrors({ kind: 'rejected', errorCode: 'InvalidConnectorId', details: { id: 'C2' } }, [
      'source.connector_id: refused',
      'actions[1].connector_id: refused',
    ]);
  });

  it('of an unknown type lie on the type', () => {
    checkErrors(
      {
        kind: 'rejected',
        errorCode: 'UnsupportedActionType',
        details: { connector: { id: 'C2', type: 'Chat' }, action_type: 'Send' },
      },
      ['actions[1].type: refused'],
    );
  });

  it('lie on the document when nothing else is known', () => {
    checkErrors({}, [': refused']);
    checkErrors({ errorCode: 'InvalidConnectorId', details: { id: 'gone' } }, [': refused']);
  });
});
