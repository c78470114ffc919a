import assert from 'node:assert/strict';
import { type LocalSide, pairUp } from '../../../../client/workflows/pairUp';

interface File extends LocalSide {
  readonly says: string;
}

/** Files as `name=says` or `name=says@id`, documents of the account as `id:name=says`. */
function checkPairs(files: string, account: string, expected: string, complete = true): void {
  const locals = words(files).map((word): File => {
    const [, name = '', says = '', deployedId] = /^(\w+)=(\w+)(?:@(\w+))?$/.exec(word) ?? [];
    return { name, says, ...(deployedId === undefined ? {} : { deployedId }) };
  });
  const remotes = words(account).map((word) => {
    const [, id = '', name = '', says = ''] = /^(\w+):(\w+)=(\w+)$/.exec(word) ?? [];
    return { id, name, says };
  });
  const pairs = pairUp(locals, remotes, complete, (a, b) => a.says === b.says);
  const shown = pairs.map(({ local, remote, state }) => `${local?.name ?? '-'}/${remote?.id ?? '-'} ${state}`);
  assert.equal(shown.join(', '), expected);
}

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}

describe('files and documents of the account', () => {
  it('meet by the id that was deployed', () => {
    checkPairs('A=x@2', '1:A=x 2:B=y', 'A/2 changed, -/1 only-there');
  });

  it('meet by saying the same, the newest first', () => {
    checkPairs('A=x', '1:Old=x 2:Other=x', 'A/2 in-step, -/1 only-there');
  });

  it('meet by a name that one of each has', () => {
    checkPairs('A=x', '1:A=y', 'A/1 changed');
    checkPairs('A=x', '1:A=y 2:A=z', 'A/- only-here, -/1 only-there, -/2 only-there');
    checkPairs('A=x A=y', '1:A=z', 'A/- only-here, A/- only-here, -/1 only-there');
  });

  it('stand alone otherwise', () => {
    checkPairs('A=x', '1:B=y', 'A/- only-here, -/1 only-there');
    checkPairs('A=x@9', '', 'A/- only-here');
  });

  it('are not judged by an account that could not be read', () => {
    checkPairs('A=x', '', 'A/- unknown', false);
  });
});
