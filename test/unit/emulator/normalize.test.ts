import assert from 'node:assert/strict';
import { normalizeWorkflow } from '../../../flexli/emulator/api/normalize';
import type { JsonObject, JsonValue } from '../../../flexli/model/json';

describe('emulator: what the API converts', () => {
  function check(given: JsonObject, expected: JsonObject): void {
    const base = { name: 'Workflow', schema_version: 1, actions: [] };
    assert.deepEqual(normalizeWorkflow({ ...base, ...given }), { ...base, ...expected });
  }

  function checkAction(given: JsonObject, expected: JsonObject): void {
    check({ actions: [given] }, { actions: [expected] });
  }

  it('trims the name', () => {
    check({ name: '  Two words ' }, { name: 'Two words' });
  });

  it('reads booleans as the API does', () => {
    const words: readonly (readonly [JsonValue, JsonValue])[] = [
      ['true', true],
      ['Yes', true],
      ['on', true],
      [1, true],
      ['0', false],
      ['OFF', false],
      [false, false],
      ['perhaps', 'perhaps'],
      [null, null],
    ];
    for (const [given, expected] of words) check({ enabled: given }, { enabled: expected });
  });

  it('reads integers as the API does', () => {
    const numbers: readonly (readonly [JsonValue, JsonValue])[] = [
      ['60', 60],
      [' 7 ', 7],
      ['5.0', 5],
      ['-1', -1],
      [null, null],
      ['::x', '::x'],
      ['1.5', '1.5'],
    ];
    for (const [given, expected] of numbers) check({ timeout: given }, { timeout: expected });
  });

  it('goes into every kind of action', () => {
    checkAction(
      { type: 'Post', order: '1', timeout: '5', wait_for_callback: 'no', on_error: { max_retries: '2' } },
      { type: 'Post', order: 1, timeout: 5, wait_for_callback: false, on_error: { max_retries: 2 } },
    );
    checkAction(
      {
        type: 'Flexli:CoreV1:RunWorkflow',
        order: 1,
        parameters: { workflow_version: '1', workflow_input: { a: '1' } },
      },
      { type: 'Flexli:CoreV1:RunWorkflow', order: 1, parameters: { workflow_version: 1, workflow_input: { a: '1' } } },
    );
    const wait = { type: 'Flexli:CoreV1:Wait', order: '1', parameters: { seconds: '3' } };
    const converted = { type: 'Flexli:CoreV1:Wait', order: 1, parameters: { seconds: 3 } };
    checkAction(
      { type: 'Flexli:CoreV1:Iterator', order: 1, parameters: { array_path: '::', actions: [wait] } },
      { type: 'Flexli:CoreV1:Iterator', order: 1, parameters: { array_path: '::', actions: [converted] } },
    );
    checkAction(
      { type: 'Flexli:CoreV1:Branch', order: 1, parameters: { branches: [{ order: '2', actions: [wait] }] } },
      { type: 'Flexli:CoreV1:Branch', order: 1, parameters: { branches: [{ order: 2, actions: [converted] }] } },
    );
  });

  it('leaves the parameters of connectors alone', () => {
    const action = { type: 'Post', order: 1, parameters: { seconds: '3', enabled: 'yes', order: '1' } };
    checkAction(action, action);
  });

  it('adds nothing', () => {
    check({}, {});
  });
});
