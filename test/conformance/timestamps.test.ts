import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { evaluateExpression } from '../../flexli/expressions/evaluate';
import { flexliFunctions } from '../../flexli/expressions/functions/flexli';

/** What dateutil 2.9 and strftime of Python 3.11 on Linux made of texts and formats. */
interface Recorded {
  /** The day on which the texts were read. */
  readonly readAt: string;
  /** `%Y-%m-%dT%H:%M:%S.%f|%z|%Z` of each text; null where Python raises. */
  readonly times: readonly { readonly text: string; readonly time: string | null }[];
  readonly writtenTime: string;
  readonly formats: readonly { readonly format: string; readonly text: string }[];
}

const recorded = JSON.parse(readFileSync(path.resolve('test/conformance/timestamps.json'), 'utf8')) as Recorded;

function moved(text: string, format: string): string | null {
  const now = () => new Date(`${recorded.readAt}T12:00:00Z`);
  const expression = 'flexli_time_delta(text, format, `0`)';
  const result = evaluateExpression(expression, { text, format }, flexliFunctions({ now, random: () => 0 }));
  return result.ok ? (result.value as string) : null;
}

describe('times as Python reads and writes them', () => {
  it(`reads ${recorded.times.length} texts, or refuses them`, () => {
    for (const { text, time } of recorded.times) {
      assert.equal(moved(text, '%Y-%m-%dT%H:%M:%S.%f|%z|%Z'), time, JSON.stringify(text));
    }
  });

  it(`writes ${recorded.formats.length} formats`, () => {
    for (const { format, text } of recorded.formats) assert.equal(moved(recorded.writtenTime, format), text, format);
  });
});
