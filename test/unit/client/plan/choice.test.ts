import assert from 'node:assert/strict';
import { type Choice, firstChoice, toggled } from '../../../../client/plan/choice';
import { changeText, reasonWords } from '../../../../client/plan/planWords';
import { plainText } from '../../../../client/ui/translate';
import type { Plan, PlannedDocument } from '../../../../flexli/project/plan/plan';

/** Documents as `path` or `path>used,used`; `!` has errors, `=` is unchanged. */
function planOf(text: string): Plan {
  const documents = text.split(' ').map((word): PlannedDocument => {
    const [, mark = '', path = '', uses = ''] = /^([!=]?)(\w+)(?:>([\w,]+))?$/.exec(word) ?? [];
    return {
      path,
      kind: 'workflow',
      name: path,
      change: mark === '=' ? 'unchanged' : 'create',
      reasons: [],
      drift: false,
      uses: uses.split(',').filter((one) => one !== ''),
      digest: '',
      problems: mark === '!' ? [{ code: 'document-unreadable', message: '' }] : [],
      findings: [],
      unread: [],
      after: '',
      source: undefined,
    };
  });
  const environment = { name: 'x', api: '', auth: '', production: false, variables: new Map() };
  const rest = { deletions: [], kept: [], orphans: [], forget: [], gone: [], notes: [], newest: '' };
  return { environment, oldVersions: 'delete', documents, ...rest };
}

function shown(choice: Choice): string {
  return [...choice].sort().join(' ');
}

describe('the boxes of a plan', () => {
  it('begin with everything that can be done', () => {
    assert.equal(shown(firstChoice(planOf('a b>a =c'))), 'a b');
    assert.equal(shown(firstChoice(planOf('!a b>a c'))), 'c');
  });

  it('check what a document needs and what points at it', () => {
    const plan = planOf('a b>a c>b d');
    assert.equal(shown(toggled(plan, new Set(), 'b', true)), 'a b c');
    assert.equal(shown(toggled(plan, new Set(), 'd', true)), 'd');
  });

  it('uncheck whatever goes with an unchecked one', () => {
    const plan = planOf('a b>a c>b d');
    assert.equal(shown(toggled(plan, firstChoice(plan), 'b', false)), 'd');
    assert.equal(shown(toggled(plan, firstChoice(plan), 'd', false)), 'a b c');
  });
});

describe('the words of a plan', () => {
  it('say what happens and why', () => {
    assert.equal(changeText('record', plainText), 'take over');
    assert.equal(reasonWords({ kind: 'reference', file: 'a' }, plainText), 'points at a, which gets another id');
    assert.equal(
      reasonWords({ kind: 'changed-outside', at: ['a', 'b', 'c', 'd'] }, plainText),
      'changed outside: a, b, c',
    );
  });
});
