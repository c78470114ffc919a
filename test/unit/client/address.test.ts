import assert from 'node:assert/strict';
import { addressProblem, cleanAddress, likelyTokenUrl } from '../../../client/accounts/address';
import { plainText } from '../../../client/ui/translate';

function checkAddress(text: string, problem: RegExp | undefined): void {
  const found = addressProblem(text, plainText);
  if (problem) assert.match(found ?? 'none', problem);
  else assert.equal(found, undefined);
}

describe('an address', () => {
  for (const text of [
    'https://api.flexli.app',
    ' https://api.example.com/base ',
    'http://localhost:8787',
    'http://sample.localhost',
    'http://127.0.0.1:1',
    'http://127.1.2.3',
    'http://[::1]:9',
  ]) {
    it(`takes ${text}`, () => {
      checkAddress(text, undefined);
    });
  }

  const refused: readonly (readonly [string, RegExp])[] = [
    ['', /Give an address/],
    ['api.flexli.app', /not a URL/],
    ['http://api.flexli.app', /must begin with https/],
    ['http://localhost.example.com', /must begin with https/],
    ['http://127.0.0.1.example.com', /must begin with https/],
    ['ftp://localhost', /must begin with https/],
    ['https://user:word@example.com', /user name and password/],
    ['https://example.com/?key=1', /from \? or #/],
  ];
  for (const [text, problem] of refused) {
    it(`refuses ${text || 'nothing'}`, () => {
      checkAddress(text, problem);
    });
  }

  it('is kept without slashes at the end', () => {
    assert.equal(cleanAddress(' https://api.example.com// '), 'https://api.example.com');
  });

  it('suggests the token URL on the sister host', () => {
    assert.equal(likelyTokenUrl('https://api.flexli.app/'), 'https://auth.flexli.app/oauth2/token');
    assert.equal(likelyTokenUrl('https://example.com'), '');
    assert.equal(likelyTokenUrl('no url'), '');
  });
});
