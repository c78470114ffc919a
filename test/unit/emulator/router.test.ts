import assert from 'node:assert/strict';
import { matchRoute } from '../../../flexli/emulator/http/router';
import type { Route } from '../../../flexli/emulator/http/router';

describe('emulator: router', () => {
  const routes: readonly Route[] = [
    'GET /things',
    'POST /things',
    'GET /things/{id}',
    'GET /things/{id}/parts/{part}',
  ].map((call) => {
    const [method = '', pattern = ''] = call.split(' ');
    return { method, pattern, handle: () => ({ status: 200 }) };
  });

  function check(call: string, pattern: string | undefined, params: Readonly<Record<string, string>> = {}): void {
    const [method = '', path = ''] = call.split(' ');
    const match = matchRoute(routes, method, path);
    assert.equal(match?.route.pattern, pattern, call);
    if (match !== undefined) assert.deepEqual([match.route.method, match.params], [method, params], call);
  }

  it('finds a call by method and path', () => {
    check('GET /things', '/things');
    check('POST /things', '/things');
    check('GET /things/7', '/things/{id}', { id: '7' });
    check('GET /things/a%2Fb/parts/ä', '/things/{id}/parts/{part}', { id: 'a/b', part: 'ä' });
  });

  it('finds nothing for other calls', () => {
    for (const call of [
      'DELETE /things',
      'GET /things/',
      'GET //things',
      'GET /things/7/parts',
      'GET /Things',
      'GET /things/%ZZ',
    ]) {
      check(call, undefined);
    }
  });
});
