import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonValue } from '../../flexli/expressions/jsonValue';
import { checkCase, offsetsWithin, readShared } from './expressionCase';
import type { ExpressionCase, Recorded } from './expressionCase';

interface Group {
  readonly title: string;
  readonly source: JsonValue;
  readonly cases: readonly OwnCase[];
}

/** As it stands in expressions.json: a value, or the stage that fails. */
interface OwnCase {
  readonly expression: string;
  readonly value?: JsonValue;
  readonly stage?: 'parse' | 'evaluate';
  readonly offset?: number;
}

/** A line of the recorded files. */
interface RecordedCase {
  readonly id: string;
  readonly op: string;
  readonly expression: string;
  readonly source: JsonValue;
  readonly result: Recorded;
}

const groups = JSON.parse(readFileSync(path.resolve('test/conformance/expressions.json'), 'utf8')) as readonly Group[];

function ownCase({ title, source }: Group, { expression, value, stage, offset }: OwnCase): ExpressionCase {
  if (value !== undefined) return { name: title, expression, source, result: { ok: true, value } };
  const place = offset === undefined ? {} : { offset };
  return { name: title, expression, source, result: { ok: false, ...(stage && { stage }), ...place } };
}

function recordedCases(file: string): readonly ExpressionCase[] | undefined {
  const lines = readShared(file) as readonly RecordedCase[] | undefined;
  return lines?.filter(({ op }) => op === 'search').map(({ id, ...item }) => ({ name: id, ...item }));
}

describe('expressions as jmespath.py 1.0.1 takes them', () => {
  describe('our own vectors', () => {
    for (const group of groups) {
      const cases = group.cases.map((item) => ownCase(group, item));
      it(`${group.title}: ${cases.length} expressions`, () => {
        for (const item of cases) checkCase(item, 'standard');
      });
    }

    it('places errors where Python does', () => {
      const cases = groups.flatMap((group) => group.cases.map((item) => ownCase(group, item)));
      const near = offsetsWithin(cases, 1);
      assert.ok(near >= 0.99, `only ${(near * 100).toFixed(1)} % of the offsets are within 1`);
    });
  });

  describe('recorded results', () => {
    const expressions = recordedCases('parity/expressions.jsonl');
    if (expressions === undefined) {
      it.skip('skipped, since ../shared/parity/expressions.jsonl is not there');
      return;
    }

    it(`have the same verdict and value: ${expressions.length} expressions`, () => {
      for (const item of expressions) checkCase(item, 'standard');
    });

    it('have the same offset of errors', () => {
      const near = offsetsWithin(expressions, 1);
      assert.ok(near >= 0.97, `only ${(near * 100).toFixed(1)} % of the offsets are within 1`);
    });
  });

  describe('recorded searches of the engine', () => {
    const searches = recordedCases('parity/runtime.jsonl');
    if (searches === undefined) {
      it.skip('skipped, since ../shared/parity/runtime.jsonl is not there');
      return;
    }

    it(`have the same result, its own functions included: ${searches.length} expressions`, () => {
      for (const item of searches) checkCase(item, 'flexli');
    });
  });
});
