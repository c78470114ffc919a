import assert from 'node:assert/strict';
import { createLanguageService } from '../../../../server/languageservice/service';
import { TestWorkspace } from '../workspaceSupport';

const WAIT = '{"order": 1, "type": "Flexli:CoreV1:Wait", "parameters": {"seconds": 1}}';
const REPORT = `{"name": "Report", "schema_version": 1, "actions": [${WAIT}]}`;

/** What the fix writes where a workflow starts another one by its name. */
function checkReference(variables: string, expected: string): void {
  const run = '{"workflow_id": "$0report", "workflow_version": 1, "workflow_input": {}}';
  const workspace = new TestWorkspace({
    'flexli.json': `{"variables": ${variables}}`,
    'report.fewrk.json': REPORT,
    'main.fewrk.json': `{"name": "Main", "schema_version": 1, "actions": [{"order": 1, "type": "Flexli:CoreV1:RunWorkflow", "parameters": ${run}}]}`,
  });
  const found = createLanguageService().validate(workspace.document, workspace.context);
  const texts = found.filter(({ code }) => code === 'workflow-id-unknown').map(({ fix }) => fix?.edits[0]?.newText);
  assert.deepEqual(texts, [JSON.stringify(expected)]);
}

describe('a workflow that is named where its id belongs', () => {
  it('is referred to by the placeholder that stands for it', () => {
    checkReference('{"Monthly": {"workflow": "report.fewrk.json"}}', '{{Monthly}}');
  });

  it('is referred to by its name where nothing stands for it', () => {
    checkReference('{}', '{{Report}}');
  });
});
