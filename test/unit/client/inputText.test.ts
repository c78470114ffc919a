import assert from 'node:assert/strict';
import { inputProblem, readInput } from '../../../client/runs/inputText';
import { exampleInput } from '../../../flexli/model/exampleInput';
import { plainText } from '../../../client/ui/translate';

describe('the input of a run', () => {
  const cases: readonly (readonly [string, RegExp | undefined])[] = [
    ['', undefined],
    ['  ', undefined],
    ['{}', undefined],
    ['\uFEFF{"a": 1}', undefined],
    ['{"a": }', /This is not JSON/],
    ['[1]', /must be an object/],
    ['"text"', /must be an object/],
    ['null', /must be an object/],
  ];
  for (const [text, problem] of cases) {
    it(`${JSON.stringify(text)} ${problem ? 'is refused' : 'is taken'}`, () => {
      const found = inputProblem(text, plainText);
      if (problem) assert.match(found ?? 'none', problem);
      else assert.equal(found, undefined);
    });
  }

  it('is an empty object for an empty text', () => {
    assert.deepEqual(readInput(' '), {});
    assert.deepEqual(readInput('{"a":[1]}'), { a: [1] });
  });

  const examples: readonly (readonly [string | undefined, string | undefined])[] = [
    ['Looks a person up. Input: {"person_id": "p-1"}', '{"person_id": "p-1"}'],
    ['Input {"a": {"b": 1}} and more', '{"a": {"b": 1}}'],
    ['Input: {person_id}', undefined],
    ['No example {"a": 1}', undefined],
    [undefined, undefined],
  ];
  for (const [description, expected] of examples) {
    it(`is suggested from ${description ?? 'nothing'}`, () => {
      assert.equal(exampleInput(description), expected);
    });
  }
});
