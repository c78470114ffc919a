import assert from 'node:assert/strict';
import { openExample } from '../support/documents';

describe('languages', () => {
  async function check(file: string, expected: string): Promise<void> {
    assert.equal((await openExample(file)).languageId, expected);
  }

  it('knows workflows, connectors and the project file by their names', async () => {
    await check('workflows/welcome-person.fewrk.json', 'flexli-workflow');
    await check('connectors/team-messages.fecon.json', 'flexli-connector');
    await check('flexli.json', 'flexli-project');
  });
});
