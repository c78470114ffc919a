import assert from 'node:assert/strict';
import { setVariable } from '../../../flexli/project/projectFile';

function check(text: string, expected: string, environment?: string): void {
  assert.equal(setVariable(text, 'Chat', { connector: 'chat.fecon.json' }, environment), expected);
}

describe('setting a variable of the project file', () => {
  it('begins a file', () => {
    const begun = '{\n  "variables": {\n    "Chat": { "connector": "chat.fecon.json" }\n  }\n}\n';
    check('', begun);
    check(' \n', begun);
  });

  it('leaves everything else as it is written', () => {
    check(
      '\uFEFF{\n\t"variables": {"A":1,\n"B" : [ 2 ] },\n\t"environments":{}\n}',
      '\uFEFF{\n\t"variables": {"A":1,\n"B" : [ 2 ], "Chat": { "connector": "chat.fecon.json" } },\n\t"environments":{}\n}',
    );
    check('{"variables": {"Chat":  5 }}', '{"variables": {"Chat":  { "connector": "chat.fecon.json" } }}');
  });

  it('sets it for one environment', () => {
    check(
      '{"environments": {"Local": {}}}',
      '{"environments": {"Local": {"variables": {"Chat": { "connector": "chat.fecon.json" }}}}}',
      'Local',
    );
  });

  it('changes nothing where something else stands in its place', () => {
    for (const text of ['{"variables": 3}', '[]', '{"variables": ']) check(text, text);
  });
});
