import assert from 'node:assert/strict';
import { partOf } from '../../../client/language/catalogParts';
import type { CatalogAnswer, CatalogParams } from '../../../server/protocol';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `id-${index}`);

function catalog(count: number): CatalogAnswer {
  const connectors = ids(count).map((id) => ({
    id,
    type: id,
    name: id,
    description: '',
    schema_version: 1 as const,
    config: { host: 'api.example.com' },
  }));
  return { environment: 'Test', complete: true, connectors, workflows: [] };
}

/** The numbers of connectors in the parts that a server gets which asks for all. */
function checkParts(count: number, limit: number | undefined, expected: readonly number[]): void {
  const answer = catalog(count);
  const parts: CatalogAnswer[] = [];
  let params: CatalogParams = limit === undefined ? {} : { limit };
  for (;;) {
    const part = partOf(answer, params);
    parts.push(part);
    if (part.next === undefined) break;
    params = { ...params, after: part.next };
  }
  assert.deepEqual(
    parts.map(({ connectors }) => connectors.length),
    expected,
  );
  assert.deepEqual(
    parts.flatMap(({ connectors }) => connectors.map(({ id }) => id)),
    ids(count),
  );
  assert.deepEqual(
    parts.map(({ workflows }) => workflows !== undefined),
    parts.map((_, index) => index === 0),
  );
}

describe('parts of the catalog', () => {
  it('are everything together, once', () => {
    checkParts(0, 25, [0]);
    checkParts(5, undefined, [5]);
    checkParts(25, 25, [25]);
    checkParts(26, 25, [25, 1]);
    checkParts(60, 25, [25, 25, 10]);
  });

  it('are empty behind the end, when the catalog has become smaller meanwhile', () => {
    const { connectors, next } = partOf(catalog(3), { limit: 25, after: 25 });
    assert.deepEqual([connectors, next], [[], undefined]);
  });
});
