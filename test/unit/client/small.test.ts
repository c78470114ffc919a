import assert from 'node:assert/strict';
import { durationText } from '../../../client/runs/duration';
import { POLL, nextDelay } from '../../../client/runs/pollDelay';
import { stepNames } from '../../../client/runs/stepNames';
import { readConnectorFile } from '../../../client/project/connectorFile';

describe('a duration', () => {
  const cases: readonly (readonly [number, string])[] = [
    [-3, '0 ms'],
    [0.4, '0 ms'],
    [999, '999 ms'],
    [1234, '1.2 s'],
    [59_949, '59.9 s'],
    [59_960, '1 min 0 s'],
    [125_000, '2 min 5 s'],
  ];
  for (const [ms, text] of cases) {
    it(`of ${ms} ms reads ${text}`, () => {
      assert.equal(durationText(ms), text);
    });
  }
});

describe('the delay between two looks at a run', () => {
  it('grows to its limit in silence, and begins anew with news', () => {
    let delay: number = POLL.first;
    const seen: number[] = [];
    for (let look = 0; look < 12; look++) seen.push((delay = nextDelay(delay, false)));
    assert.deepEqual(
      seen,
      [...seen].sort((a, b) => a - b),
    );
    assert.equal(delay, POLL.longest);
    assert.equal(nextDelay(delay, true), POLL.first);
  });
});

describe('the names of steps', () => {
  it('are the descriptions by place, as far as the workflow can be read', () => {
    const names = stepNames({
      actions: [
        { order: 1, description: ' First ' },
        { order: '2', description: 'Each', parameters: { actions: [{ order: 1, description: 'Inner' }] } },
        { order: 3 },
        'broken',
      ],
    });
    assert.deepEqual(Object.fromEntries(names), { '1': 'First', '2': 'Each', '2/1': 'Inner' });
    assert.equal(stepNames(undefined).size, 0);
  });
});

describe('a connector file', () => {
  it('is read as far as it goes', () => {
    const file = readConnectorFile(
      '{"name": "Chat", "actions": [5, {"type": "Send", "method": "fetch"}], "events": {}}',
    );
    assert.ok(file.kind === 'connector');
    assert.equal(file.connector.name, 'Chat');
    assert.deepEqual(
      file.connector.actions?.map(({ type, method }) => `${type} ${method}`),
      [' get', 'Send get'],
    );
    assert.deepEqual(file.connector.events, []);
  });

  it('is broken when it is no JSON, or no object', () => {
    assert.deepEqual(readConnectorFile('{"name": '), { kind: 'broken', reason: 'syntax' });
    assert.deepEqual(readConnectorFile('[]'), { kind: 'broken', reason: 'shape' });
    assert.deepEqual(readConnectorFile(''), { kind: 'broken', reason: 'syntax' });
  });
});
