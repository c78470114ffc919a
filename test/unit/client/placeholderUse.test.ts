import assert from 'node:assert/strict';
import { placeholderUse, typedValue } from '../../../client/deploy/placeholderUse';

function checkUse(name: string, paths: readonly string[], expected: string): void {
  assert.equal(placeholderUse(name, paths), expected);
}

describe('what a placeholder stands for', () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['Team Messages', ['actions[0].connector_id'], 'connector'],
    ['Team Messages', ['source.connector_id'], 'connector'],
    ['Secret Service', ['actions[0].parameters.actions[1].connector_id'], 'connector'],
    ['Child', ['actions[0].parameters.workflow_id'], 'workflow'],
    ['Child Version', ['actions[0].parameters.workflow_version'], 'workflow-version'],
    ['Anything', ['config.credentials.bearer_token'], 'secret'],
    ['Anything', ['config.credentials.client_secret'], 'secret'],
    ['Client', ['config.credentials.client_id'], 'value'],
    ['Header', ['config.default_headers.Authorization'], 'secret'],
    ['API Key', ['actions[0].headers.X-Custom'], 'secret'],
    ['Database Password', ['actions[0].parameters.text'], 'secret'],
    ['Token URL', ['config.credentials.token_url'], 'value'],
    ['Host', ['config.host'], 'value'],
    ['Channel', ['actions[0].parameters.channel'], 'value'],
  ];
  for (const [name, paths, expected] of cases) {
    it(`${name} at ${paths.join(', ')} is a ${expected}`, () => {
      checkUse(name, paths, expected);
    });
  }
});

describe('a typed value', () => {
  const inParameters = ['actions[0].parameters.seconds'];
  const cases: readonly (readonly [string, readonly string[], unknown])[] = [
    ['5', inParameters, 5],
    ['true', inParameters, true],
    ['"5"', inParameters, '5'],
    ['{"a": 1}', inParameters, { a: 1 }],
    ['general', inParameters, 'general'],
    ['5', ['config.host'], '5'],
    ['5', ['config.host', ...inParameters], '5'],
  ];
  for (const [text, paths, expected] of cases) {
    it(`${text} at ${paths.join(', ')} is ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(typedValue(text, paths), expected);
    });
  }
});
