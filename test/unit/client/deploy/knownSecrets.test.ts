import assert from 'node:assert/strict';
import type { Environment } from '../../../../client/accounts/environment';
import { credentialValues } from '../../../../client/deploy/credentialValues';
import { KnownSecrets } from '../../../../client/deploy/knownSecrets';
import type { JsonValue } from '../../../../flexli/model/json';

const STAGING: Environment = {
  name: 'staging',
  apiUrl: 'https://a.example.com',
  tokenUrl: 'https://b.example.com/token',
};
const LIVE: Environment = { ...STAGING, name: 'live' };

function connector(credentials: JsonValue, events: JsonValue = null): JsonValue {
  return { type: 'Chat', config: { host: 'h.example.com', credentials, events } };
}

interface World {
  /** Of staging, by name; a value of null cannot be read. */
  readonly placeholders?: Readonly<Record<string, string | null>>;
  readonly clientSecret?: string;
  readonly files?: readonly (JsonValue | undefined)[];
  readonly variables?: Readonly<Record<string, JsonValue>>;
}

function secretsOf({ placeholders = {}, clientSecret, files = [], variables = {} }: World): KnownSecrets {
  const isStaging = ({ name }: Environment): boolean => name === STAGING.name;
  return new KnownSecrets(
    {
      names: (one: Environment) => (isStaging(one) ? Object.keys(placeholders) : []),
      get: (_: Environment, name: string) => {
        const value = placeholders[name];
        return value === null ? Promise.reject(new Error('locked')) : Promise.resolve(value);
      },
    } as never,
    {
      get: (one: Environment) =>
        Promise.resolve(clientSecret !== undefined && isStaging(one) ? { clientId: 'me', clientSecret } : undefined),
    } as never,
    { list: () => Promise.resolve(files.map((content) => ({ uri: {}, content }))) } as never,
    { projectOf: () => Promise.resolve({ project: { variables, environments: {} } }) } as never,
  );
}

async function check(world: World, expected: readonly string[], environment = STAGING): Promise<void> {
  assert.deepEqual([...(await secretsOf(world).of(environment))].sort(), [...expected].sort());
}

describe('what is known to be secret', () => {
  it('are the secret placeholders of the environment and the client secret, and no other one’s', async () => {
    const world = { placeholders: { Token: 'hidden-1' }, clientSecret: 'hidden-2' };
    await check(world, ['hidden-1', 'hidden-2']);
    await check(world, [], LIVE);
  });

  it('are the credentials in files, with what their placeholders stand for', async () => {
    await check(
      {
        placeholders: { Key: 'hidden-1' },
        variables: { Pass: 'hidden-2', Else: { secret: true } },
        files: [
          connector({ type: 'ApiKey', api_key: 'key {{Key}}', api_key_header: 'X-Key' }, { secret: '{{Pass}}' }),
          connector({ type: 'BearerToken', bearer_token: 'written-down' }),
          connector({ type: 'OAuth2Client', client_id: 'me', client_secret: '{{Else}}', token_url: 'https://t' }),
          undefined,
          'no connector',
        ],
      },
      ['hidden-1', 'key hidden-1', 'hidden-2', 'written-down'],
    );
  });

  it('are the credentials that were sent from here, in their environment', async () => {
    const secrets = secretsOf({});
    secrets.rememberSent(STAGING, connector({ type: 'BearerToken', bearer_token: 'sent-before' }));
    secrets.rememberSent(STAGING, connector({ type: 'BearerToken', bearer_token: 'sent-after' }));
    assert.deepEqual(await secrets.of(STAGING), ['sent-before', 'sent-after']);
    assert.deepEqual(await secrets.of(LIVE), []);
  });

  it('leaves out what cannot be read', async () => {
    await check({ placeholders: { A: null, B: 'hidden-1' } }, ['hidden-1']);
  });

  it('is hidden in the reasons of runs', async () => {
    const secrets = secretsOf({ placeholders: { Token: 'hidden-1' } });
    const run = { status: 'failed', reason: 'Refused hidden-1', steps: [] } as const;
    assert.equal((await secrets.masked(run, STAGING)).reason, 'Refused •••');
  });
});

describe('the secrets among credentials', () => {
  it('are neither types nor names nor addresses', () => {
    const all = {
      type: 'OAuth2Client',
      client_id: 'me',
      client_secret: 'hidden',
      token_url: 'https://t',
      basic_auth: true,
    };
    assert.deepEqual(
      credentialValues(connector(all), () => undefined),
      ['hidden'],
    );
    assert.deepEqual(
      credentialValues(connector(null), () => undefined),
      [],
    );
  });
});
