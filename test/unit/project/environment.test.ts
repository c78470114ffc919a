import assert from 'node:assert/strict';
import { environmentNamed, environmentNames } from '../../../flexli/project/environment';
import { parseProjectFile } from '../../../flexli/project/projectFile';

const { project } = parseProjectFile(
  JSON.stringify({
    environments: {
      staging: {
        api: 'https://api.example.com/',
        auth: 'https://auth.example.com/token',
        variables: { Region: 'eu', Odd: { secret: 1 } },
      },
      live: { api: 'https://live.example.com', auth: 'https://auth.example.com/token', production: true },
      Local: { variables: { Region: 'here' } },
    },
    variables: { Region: 'us', Chat: { connector: 'Chat' } },
  }),
);

describe('environments', () => {
  it('have the variables of the project, their own winning', () => {
    const found = environmentNamed(project, 'staging');
    assert.ok(found.ok);
    assert.deepEqual(
      [...found.environment.variables],
      [
        ['Region', { kind: 'value', value: 'eu' }],
        ['Chat', { kind: 'connector', reference: 'Chat' }],
      ],
    );
    assert.equal(found.environment.api, 'https://api.example.com');
    assert.equal(found.environment.production, false);
  });

  it('are production when they say so', () => {
    const found = environmentNamed(project, 'live');
    assert.equal(found.ok && found.environment.production, true);
  });

  it('have Local without an entry, and with one for its variables', () => {
    const found = environmentNamed(project, 'Local');
    assert.ok(found.ok);
    assert.deepEqual(
      [found.environment.api, found.environment.production, found.environment.variables.get('Region')],
      ['', false, { kind: 'value', value: 'here' }],
    );
    assert.equal(environmentNamed(parseProjectFile('').project, 'Local').ok, true);
  });

  it('say which ones there are', () => {
    const found = environmentNamed(project, 'toString');
    assert.equal(
      found.ok ? '' : found.message,
      'There is no environment "toString" in flexli.json. There is "staging", "live", and "Local".',
    );
    assert.deepEqual(environmentNames(project), ['staging', 'live', 'Local']);
  });
});
