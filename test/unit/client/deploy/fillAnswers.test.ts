import assert from 'node:assert/strict';
import type { Answers } from '../../../../client/deploy/answers';
import { fillAnswers, resolvedAnswers } from '../../../../client/deploy/fillAnswers';

const CHILD = 'file:///project/child.fewrk.json';
const ID = '01J00000000000000000000001';
const ANSWERS = new Map([
  ['Child', { kind: 'file', file: { toString: () => CHILD } }],
  ['Token', { kind: 'secret', value: 'hidden' }],
  ['Retries', { kind: 'value', value: 3 }],
]) as unknown as Answers;
const IDS = new Map([[CHILD, ID]]);

describe('answers in a document', () => {
  it('are filled with their types; a workflow is its id, and its version where that belongs', () => {
    const { complete } = fillAnswers(
      {
        parameters: { workflow_id: '{{Child}}', workflow_version: '{{Child}}' },
        retries: '{{Retries}}',
        text: 'of {{Child}}, {{Retries}} times',
        token: '{{Token}}',
        nobody: '{{Nobody}}',
      },
      ANSWERS,
      IDS,
    );
    assert.deepEqual(complete, {
      parameters: { workflow_id: ID, workflow_version: 1 },
      retries: 3,
      text: `of ${ID}, 3 times`,
      token: 'hidden',
      nobody: '{{Nobody}}',
    });
  });

  it('hold no secret where the document is only checked', () => {
    const { masked } = fillAnswers({ a: '{{Token}}', b: 'x {{Token}}' }, ANSWERS, IDS);
    assert.deepEqual(masked, { a: '{{Token}}', b: 'x {{Token}}' });
  });

  it('are what a plan knows: files by their paths', () => {
    const { placeholders, targets } = resolvedAnswers(ANSWERS, IDS, (uri) => uri.replace('file:///project/', ''));
    assert.deepEqual(placeholders.get('Child'), { kind: 'file', file: 'child.fewrk.json' });
    assert.deepEqual([...targets], [['child.fewrk.json', { id: ID, version: 1 }]]);
  });
});
