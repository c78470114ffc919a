import assert from 'node:assert/strict';
import { closestName } from '../../../../flexli/expressions/check/closestName';

const NAMES = ['length', 'sort', 'sort_by', 'to_string', 'max', 'min', 'map'];

function checkClosest(given: string, expected: string | undefined, names: readonly string[] = NAMES): void {
  assert.equal(closestName(given, names), expected, given);
}

describe('closestName', () => {
  it('counts letters that are missing, too many, wrong or swapped', () => {
    checkClosest('lengh', 'length');
    checkClosest('lengthh', 'length');
    checkClosest('lenkth', 'length');
    checkClosest('lenght', 'length');
    checkClosest('sortby', 'sort_by');
  });

  it('ignores case', () => {
    checkClosest('ToString', 'to_string');
    checkClosest('SORT', 'sort');
  });

  it('gives none that is too far', () => {
    checkClosest('frobnicate', undefined);
    checkClosest('xyz', undefined);
    checkClosest('a', undefined, []);
    checkClosest('a', undefined, ['n']);
    checkClosest('A', 'a', ['n', 'a']);
    checkClosest('ab', undefined, ['cd']);
  });

  it('completes a beginning', () => {
    checkClosest('flexli_to', 'flexli_to_json_string', ['flexli_to_json_string']);
    checkClosest('fle', undefined, ['flexli_to_json_string']);
    assert.equal(
      closestName(
        'pers',
        new Map([
          ['id', 1],
          ['person_id', 2],
        ]).keys(),
      ),
      'person_id',
    );
  });

  it('prefers the name with the same beginning and end', () => {
    checkClosest('now_date', 'now_late', ['vow_dame', 'now_late']);
    checkClosest('flexli_date_now', 'flexli_datetime_now', ['flexli_datetime', 'flexli_datetime_now']);
  });
});
