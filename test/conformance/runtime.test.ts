import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { withPlainNumbers } from '../../flexli/expressions/python/exactNumber';
import type { EngineProfile } from '../../flexli/engine/profile';
import { exactCase } from './exactCase';
import { runOf, valueOf } from './runtimeOperations';
import type { RuntimeCase } from './runtimeCase';

type Checked = Exclude<RuntimeCase, { op: 'search' }>;

/** Recorded from the hosted engine's own code; present beside the checkout of those who work on it. */
const RECORDED = path.resolve('../shared/parity/runtime.jsonl');
const OPERATIONS = ['keypath', 'transform', 'condition', 'prepare', 'run'] as const;

function ownCases(): readonly Checked[] {
  return JSON.parse(readFileSync(path.resolve('test/conformance/runtime.json'), 'utf8')) as readonly Checked[];
}

/** Cases of documents and inputs made at random, with the results of the same Python libraries: mostly what people do not write. */
const RANDOM = path.resolve('test/conformance/runtimeVectors.jsonl');

function casesIn(file: string): readonly Checked[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => exactCase(line) as unknown as RuntimeCase).filter((item) => item.op !== 'search');
}

/** What is recorded of a call with wrong arguments is what the hosted engine's history says. */
const ABOUT_CALLS = /^(?:In function|Unknown function|Expected (?:at least )?\d+ argument)/;

/** A case that the hosted engine crashes at must be a failure under its profile, and may be none under our own. */
async function checkCase(item: Checked, profile: EngineProfile): Promise<void> {
  if (item.op !== 'run') {
    const outcome = valueOf(item, profile);
    const ours = outcome.ok ? { ok: true, value: withPlainNumbers(outcome.value) } : outcome;
    if (item.result.ok) assert.deepEqual(ours, { ok: true, value: item.result.value }, item.id);
    else if (profile === 'alpha-2024-07') {
      assert.equal(ours.ok, false, item.id);
      const { error, message } = item.result;
      const said = outcome.ok ? undefined : outcome.failure.hostedText;
      if (error === 'TransformError' && ABOUT_CALLS.test(message)) assert.equal(said, message, item.id);
    }
    return;
  }
  const { end, history, requests, emitted } = await runOf(item, profile);
  if (item.result.ok) {
    const { history: wanted, requests: sent, emitted: told } = item.result;
    // The body of an event that is no JSON is handed over as it is.
    const events = emitted.map((event) => withPlainNumbers(event));
    const ours = { history, requests, emitted: events };
    assert.deepEqual(ours, { history: wanted, requests: sent, emitted: told }, item.id);
  } else if (profile === 'alpha-2024-07') {
    assert.equal(end.status, 'failed', item.id);
    assert.match(end.reason ?? '', /^the hosted engine would crash here: action \d+ \(\w+\): ./, item.id);
  }
}

const PROFILES: readonly EngineProfile[] = ['documented', 'alpha-2024-07'];

function describeCases(name: string, cases: readonly Checked[], profiles = PROFILES): void {
  describe(name, () => {
    for (const profile of profiles) {
      for (const operation of OPERATIONS) {
        const chosen = cases.filter((item) => item.op === operation);
        if (chosen.length === 0) continue;
        it(`${operation} as ${profile}: ${chosen.length} cases`, async () => {
          for (const item of chosen) await checkCase(item, profile);
        });
      }
    }
  });
}

describe('results of the hosted engine', () => {
  describeCases('our own vectors', ownCases());
  describeCases('random vectors', casesIn(RANDOM), ['alpha-2024-07']);
  if (existsSync(RECORDED)) describeCases('recorded results', casesIn(RECORDED));
  else it.skip('recorded results: skipped, since ../shared/parity/runtime.jsonl is not there');
});
