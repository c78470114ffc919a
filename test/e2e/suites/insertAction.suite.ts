import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { openText, workflowWith } from '../support/documents';
import { waitUntil } from '../support/waitUntil';

const WAIT = '{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }';

describe('an action of a connector', () => {
  it('is put into the open workflow by a command', async () => {
    const { document } = await openText('inserted.fewrk.json', workflowWith(WAIT));
    const dropped = { connectorId: '01HZZZZZZZZZZZZZZZZZZZZZZZ', type: 'GetPerson', schema: { required: ['id'] } };
    await commands.executeCommand('flexli.connectors.insertAction', { dropped });
    const text = await waitUntil(() => document.getText().includes('GetPerson') && document.getText(), 'the action');
    const { actions } = JSON.parse(text) as { actions: readonly object[] };
    assert.deepEqual(actions[1], {
      order: 2,
      connector_id: '01HZZZZZZZZZZZZZZZZZZZZZZZ',
      type: 'GetPerson',
      parameters: { id: '' },
    });
    await document.save();
  });
});
