import assert from 'node:assert/strict';
import type { DocumentKind } from '../../../flexli/model/documentKind';
import { kindOfContent } from '../../../cli/files/kindOfContent';

function check(text: string, expected: DocumentKind | undefined): void {
  assert.equal(kindOfContent(text), expected, text);
}

describe('kindOfContent', () => {
  it('tells workflows from connectors', () => {
    check('{"name": "A", "schema_version": 1, "actions": []}', 'workflow');
    check('{"name": "A", "type": "A", "actions": []}', 'connector');
    check('{"config": {}}', 'connector');
    check('{"name": "A", "source": null}', 'workflow');
  });

  it('does so while the JSON is broken', () => {
    check('{"name": "A", "config": {"host": ', 'connector');
    check('{"actions": [', 'workflow');
  });

  it('does not guess', () => {
    for (const text of [
      '',
      '[]',
      'null',
      '{}',
      '{"name": "A"}',
      '{"connectors": []}',
      '"config"',
      '['.repeat(100_000),
    ]) {
      check(text, undefined);
    }
  });
});
