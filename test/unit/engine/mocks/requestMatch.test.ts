import assert from 'node:assert/strict';
import type { RequestPattern } from '../../../../flexli/engine/mocks/mock';
import { fitsRequest, holds } from '../../../../flexli/engine/mocks/requestMatch';
import type { PreparedRequest } from '../../../../flexli/engine/request/preparedRequest';
import type { JsonValue } from '../../../../flexli/model/json';

const REQUEST: PreparedRequest = {
  method: 'post',
  url: 'https://api.example.com/v1/people/7',
  query: { page: 2, all: true, q: 'a' },
  headers: { 'Content-Type': 'application/json', 'X-Trace': 't-1' },
  body: { name: 'Ann', tags: ['a', 'b'], address: { city: 'Bern', zip: '3000' } },
  isJson: true,
};

function check(pattern: RequestPattern, expected: boolean, request: PreparedRequest = REQUEST): void {
  assert.equal(fitsRequest(pattern, request), expected, JSON.stringify(pattern));
}

describe('the request that a mock stands for', () => {
  it('is every one when nothing is said', () => {
    check({}, true);
  });

  it('is one of a method', () => {
    check({ method: 'POST' }, true);
    check({ method: 'get' }, false);
  });

  it('is one of an address', () => {
    check({ url: 'https://api.example.com/v1/people/7' }, true);
    check({ url: 'https://api.example.com/v1/people' }, false);
    check({ url: 'https://api.example.com/*' }, true);
    check({ url: '*/people/*' }, true);
    check({ url: 'https://api.example.com/v1/people/(7)' }, false);
    check({ url: 'https://apixexample.com/*' }, false);
  });

  it('is one of a path', () => {
    check({ url: '/v1/people/*' }, true);
    check({ url: '/people/*' }, false);
    check({ url: '/' }, true, { ...REQUEST, url: 'https://api.example.com' });
    check({ url: '/*' }, true, { ...REQUEST, url: 'http://localhost:8080/a' });
  });

  it('is one with query and headers as they are sent', () => {
    check({ query: { page: '2' } }, true);
    check({ query: { page: 2, all: 'true' } }, true);
    check({ query: { page: 3 } }, false);
    check({ query: { size: 1 } }, false);
    check({ query: { page: 2 } }, false, { ...REQUEST, query: null });
    check({ headers: { 'x-trace': 't-1' } }, true);
    check({ headers: { 'x-trace': 't-2' } }, false);
  });

  it('is one whose body holds something', () => {
    check({ body: { name: 'Ann', address: { city: 'Bern' } } }, true);
    check({ body: { name: 'Bea' } }, false);
    check({ body: { tags: ['a'] } }, false);
    check({ body: { tags: ['a', 'b'] } }, true);
    check({ body: {} }, true);
    check({ body: 'text' }, false);
  });
});

describe('holds', () => {
  function checkHolds(value: JsonValue, wanted: JsonValue, expected: boolean): void {
    assert.equal(holds(value, wanted), expected, `${JSON.stringify(value)} ${JSON.stringify(wanted)}`);
  }

  it('compares plain values', () => {
    checkHolds(1, 1, true);
    checkHolds('1', 1, false);
    checkHolds(null, null, true);
    checkHolds({}, null, false);
    checkHolds([], {}, false);
    checkHolds({}, [], false);
  });

  it('wants keys to be there', () => {
    checkHolds({ a: null }, { a: null }, true);
    checkHolds({}, { a: null }, false);
    checkHolds([{ a: 1, b: 2 }], [{ a: 1 }], true);
  });
});
