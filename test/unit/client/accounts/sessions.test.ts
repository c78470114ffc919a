import assert from 'node:assert/strict';
import { sessionChanges, sessionOf } from '../../../../client/accounts/auth/sessions';

function checkChanges(before: string, now: string, touched: string, expected: string): void {
  const { added, removed, changed } = sessionChanges(words(before), words(now), words(touched));
  assert.equal(`+${added.join(' ')} -${removed.join(' ')} ~${changed.join(' ')}`, expected);
}

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}

describe('the sessions of the Accounts menu', () => {
  it('differ when the address differs, whatever the name', () => {
    const at = (apiUrl: string): string =>
      sessionOf({ environment: { name: 'staging', apiUrl, tokenUrl: 'https://t.example.com' }, accessToken: '' }).id;
    assert.notEqual(at('https://a.example.com'), at('https://b.example.com'));
  });

  it('are shown by name and host', () => {
    const environment = { name: 'staging', apiUrl: 'https://api.example.com/x', tokenUrl: 'https://t.example.com' };
    assert.equal(sessionOf({ environment, accessToken: '' }).account.label, 'staging (api.example.com)');
  });

  it('come, go and change', () => {
    checkChanges('a b', 'b c', '', '+c -a ~');
    checkChanges('a b', 'a b', 'b', '+ - ~b');
    checkChanges('a', 'a b', 'b', '+b - ~');
    checkChanges('', '', 'x', '+ - ~');
  });
});
