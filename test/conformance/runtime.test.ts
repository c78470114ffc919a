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

function recordedCases(): readonly Checked[] {
  const lines = readFileSync(RECORDED, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => exactCase(line) as unknown as RuntimeCase).filter((item) => item.op !== 'search');
}

/** A case that the hosted engine crashes at must be a failure under its profile, and may be none under our own. */
async function checkCase(item: Checked, profile: EngineProfile): Promise<void> {
  if (item.op !== 'run') {
    const outcome = valueOf(item, profile);
    const ours = outcome.ok ? { ok: true, value: withPlainNumbers(outcome.value) } : outcome;
    if (item.result.ok) assert.deepEqual(ours, { ok: true, value: item.result.value }, item.id);
    else if (profile === 'alpha-2024-07') assert.equal(ours.ok, false, item.id);
    return;
  }
  const { end, history, requests, emitted } = await runOf(item, profile);
  if (item.result.ok) {
    const { history: wanted, requests: sent, emitted: told } = item.result;
    assert.deepEqual({ history, requests, emitted }, { history: wanted, requests: sent, emitted: told }, item.id);
  } else if (profile === 'alpha-2024-07') {
    assert.equal(end.status, 'failed', item.id);
    assert.match(end.reason ?? '', /^the hosted engine would crash here: action \d+ \(\w+\): ./, item.id);
  }
}

function describeCases(name: string, cases: readonly Checked[]): void {
  describe(name, () => {
    for (const profile of ['documented', 'alpha-2024-07'] as const) {
      for (const operation of OPERATIONS) {
        const chosen = cases.filter((item) => item.op === operation);
        it(`${operation} as ${profile}: ${chosen.length} cases`, async () => {
          for (const item of chosen) await checkCase(item, profile);
        });
      }
    }
  });
}

describe('results of the hosted engine', () => {
  describeCases('our own vectors', ownCases());
  if (existsSync(RECORDED)) describeCases('recorded results', recordedCases());
  else it.skip('recorded results: skipped, since ../shared/parity/runtime.jsonl is not there');
});
