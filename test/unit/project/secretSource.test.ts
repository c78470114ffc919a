import assert from 'node:assert/strict';
import { secretsOfEnvironment, secretVariable } from '../../../flexli/project/secretSource';

describe('secrets of a terminal', () => {
  const names: readonly (readonly [string, string])[] = [
    ['Token', 'FLEXLI_SECRET_TOKEN'],
    ['Chat token', 'FLEXLI_SECRET_CHAT_TOKEN'],
    ['api-key.v2', 'FLEXLI_SECRET_API_KEY_V2'],
    ['Schlüssel', 'FLEXLI_SECRET_SCHLUSSEL'],
    ['a  -b', 'FLEXLI_SECRET_A_B'],
  ];
  for (const [name, variable] of names) {
    it(`{{${name}}} is ${variable}`, () => {
      assert.equal(secretVariable(name), variable);
    });
  }

  it('are read from the variables, empty ones counting as none', async () => {
    const secrets = secretsOfEnvironment({ FLEXLI_SECRET_A: 'x', FLEXLI_SECRET_B: '' });
    assert.deepEqual(await Promise.all(['A', 'B', 'C'].map((name) => secrets.get(name))), ['x', undefined, undefined]);
  });
});
