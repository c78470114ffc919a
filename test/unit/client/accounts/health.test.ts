import assert from 'node:assert/strict';
import type { AccountProblem } from '../../../../client/accounts/connection';
import { type Environment, LOCAL } from '../../../../client/accounts/environment';
import { type Health, healthOf } from '../../../../client/accounts/health/health';
import { statusText } from '../../../../client/accounts/health/statusText';
import { plainText } from '../../../../client/ui/translate';
import type { ApiFailureKind } from '../../../../flexli/api/failure';

const STAGING: Environment = {
  name: 'staging',
  apiUrl: 'https://api.example.com',
  tokenUrl: 'https://auth.example.com/oauth2/token',
};

describe('the health of an environment', () => {
  const failures: Readonly<Record<ApiFailureKind, Health>> = {
    network: 'unreachable',
    timeout: 'unreachable',
    server: 'unreachable',
    throttled: 'unreachable',
    tls: 'unsafe',
    'sign-in': 'refused',
    unauthorized: 'refused',
    forbidden: 'forbidden',
    unexpected: 'not-flexli',
    'invalid-address': 'not-flexli',
    cancelled: 'unknown',
    validation: 'fine',
    rejected: 'fine',
    'not-found': 'fine',
    conflict: 'fine',
  };
  for (const [kind, health] of Object.entries(failures)) {
    it(`after ${kind} is ${health}`, () => {
      assert.equal(healthOf({ kind: 'api', failure: { kind: kind as ApiFailureKind, message: '' } }), health);
    });
  }

  const others: readonly (readonly [AccountProblem | undefined, Health])[] = [
    [undefined, 'fine'],
    [{ kind: 'signed-out' }, 'signed-out'],
    [{ kind: 'moved', from: STAGING, to: STAGING }, 'signed-out'],
    [{ kind: 'untrusted' }, 'untrusted'],
    [{ kind: 'local', message: '', cause: 'held' }, 'not-started'],
  ];
  for (const [problem, health] of others) {
    it(`with ${problem?.kind ?? 'no problem'} is ${health}`, () => {
      assert.equal(healthOf(problem), health);
    });
  }
});

describe('the text of the status bar', () => {
  const cases: readonly (readonly [Environment, Health, string, boolean])[] = [
    [LOCAL, 'unknown', '$(plug) Flexli: Local', false],
    [STAGING, 'fine', '$(plug) Flexli: staging', false],
    [STAGING, 'signed-out', '$(debug-disconnect) Flexli: staging · signed out', false],
    [STAGING, 'unreachable', '$(warning) Flexli: staging · not reached', true],
    [STAGING, 'unsafe', '$(warning) Flexli: staging · not a safe connection', true],
    [STAGING, 'refused', '$(warning) Flexli: staging · sign-in refused', true],
  ];
  for (const [environment, health, text, warns] of cases) {
    it(`of ${environment.name}, ${health}`, () => {
      const status = statusText(environment, health, 'Because.', plainText);
      assert.equal(status.text, text);
      assert.equal(status.warns, warns);
      assert.match(status.tooltip, /Because\.$/);
      assert.ok(status.label.startsWith(`Flexli environment: ${environment.name}`));
    });
  }
});
