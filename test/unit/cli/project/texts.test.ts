import assert from 'node:assert/strict';
import { eventText, outcomeText } from '../../../../cli/project/applyText';
import { printable } from '../../../../cli/project/printable';
import { placeOf, positionOf } from '../../../../cli/files/place';
import type { Step } from '../../../../flexli/project/apply/outcome';

const STEP: Step = { action: 'create', kind: 'workflow', name: 'Flow', file: 'w/flow.fewrk.json', id: '01A' };

describe('what a deployment tells', () => {
  it('says each step when it begins', () => {
    assert.equal(eventText({ kind: 'begins', step: STEP, number: 1, count: 2 }), '[1/2] creating w/flow.fewrk.json\n');
    assert.equal(
      eventText({ kind: 'begins', step: { ...STEP, action: 'delete' }, number: 2, count: 2 }),
      '[2/2] deleting workflow “Flow” 01A\n',
    );
    assert.equal(eventText({ kind: 'done', step: STEP, number: 1, count: 2 }), '');
  });

  it('says how it ended, and what to do next', () => {
    assert.equal(
      outcomeText({ status: 'done', done: [STEP, { ...STEP, action: 'record' }], failures: [], left: 0 }, 'live'),
      'Done in live: 1 created, 1 recorded.\n',
    );
    assert.equal(
      outcomeText({ status: 'cancelled', done: [], failures: [], left: 3 }, 'live'),
      'Cancelled in live: nothing changed, 3 left. The next deployment goes on from here.\n',
    );
    assert.equal(
      outcomeText(
        { status: 'failed', done: [{ ...STEP, action: 'replace' }], failures: [{ message: 'No.' }], left: 1 },
        'live',
      ),
      'error: No.\nNot done in live: 1 replaced, 1 left. The next deployment goes on from here.\n',
    );
  });

  it('holds no commands for the terminal', () => {
    assert.equal(printable('a\u001b[31mb\u0007\r\n\tc\u009b'), 'a\uFFFD[31mb\uFFFD\uFFFD\n\tc\uFFFD');
  });
});

describe('places in files', () => {
  const text = '{\n  "actions": [\n    { "order": 1,\r\n"ü": "x" }\n  ]\n}';
  const cases: readonly (readonly [string, string])[] = [
    ['', 'f:1:1'],
    ['actions[0].order', 'f:3:16'],
    ['actions[0].ü', 'f:4:6'],
    ['actions[0].parameters.text', 'f:3:5'],
    ['actions[7].order', 'f:2:14'],
    ['nothing.here[0]', 'f:1:1'],
    ['[[..]', 'f:1:1'],
  ];
  for (const [path, place] of cases) {
    it(`${path === '' ? 'the document' : path} is at ${place}`, () => {
      assert.equal(placeOf('f', positionOf(text, 'workflow', path)), place);
    });
  }
});
