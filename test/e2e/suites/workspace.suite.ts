import assert from 'node:assert/strict';
import { workspace } from 'vscode';

describe('the host of these suites', () => {
  it('has a copy of the examples open', async () => {
    const found = await workspace.findFiles('**/*.{fewrk,fecon}.json');
    assert.ok(found.length >= 5);
  });
});
