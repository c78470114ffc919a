import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { documentFigures, documentMismatches } from '../parity/documentReport';
import { compareDocuments } from '../parity/documents';
import type { ComparedDocument } from '../parity/documents';
import { readCases } from '../parity/readCases';

/** Written by hand from what is known of the API. */
const OWN = path.resolve('test/conformance/documents.jsonl');
/** Recorded from the hosted engine's own code; present beside the checkout of those who work on it. */
const RECORDED = path.resolve('../shared/parity/documents.jsonl');

/** The shares that a file must reach; `missed` documents count against the agreement. */
interface Target {
  readonly agreed: number;
  readonly falselyRefused: number;
  /** Of the diagnostics that should lie on the node that was touched, on its parent or inside it. */
  readonly located: number;
}

function compare(file: string): readonly ComparedDocument[] {
  const read = readCases(readFileSync(file, 'utf8'), path.basename(file));
  assert.ok(read.ok);
  return compareDocuments(read.cases.documents);
}

function checkShares(compared: readonly ComparedDocument[], target: Target): void {
  const { total, agreed, falselyRefused, placed, on, inside } = documentFigures(compared);
  const mismatches = documentMismatches(compared).slice(0, 20).join('\n');
  assert.ok(total > 0 && placed > 0);
  assert.ok(agreed / total >= target.agreed, `${agreed} of ${total} agree\n${mismatches}`);
  assert.ok(falselyRefused / total <= target.falselyRefused, `${falselyRefused} are falsely refused\n${mismatches}`);
  assert.ok(
    (on + inside) / placed >= target.located,
    `${on + inside} of ${placed} lie in the right place\n${mismatches}`,
  );
}

describe('verdicts of the API', () => {
  it('our own vectors: all are the same, in the right place', () => {
    checkShares(compare(OWN), { agreed: 1, falselyRefused: 0, located: 1 });
  });

  if (!existsSync(RECORDED)) {
    it.skip('recorded verdicts: skipped, since ../shared/parity/documents.jsonl is not there');
    return;
  }

  it('recorded verdicts: almost all are the same, almost all in the right place', () => {
    const compared = compare(RECORDED);
    checkShares(compared, { agreed: 0.998, falselyRefused: 0.001, located: 0.99 });
    const { placed, on } = documentFigures(compared);
    assert.ok(on / placed >= 0.97, `${on} of ${placed} lie on the touched node or its parent`);
  });
});
