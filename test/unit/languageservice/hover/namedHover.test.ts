import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver-types';
import { service } from '../support';
import { sampleAt } from '../sampleProject';
import { TestWorkspace } from '../workspaceSupport';

const REPORT_ID = '01J0000000000000000000RPRT';

async function checkHover(files: Record<string, string>, expected: string | undefined): Promise<void> {
  const workspace = new TestWorkspace(files, {
    workflows: [{ id: REPORT_ID, name: 'Report', version: 2, description: 'Of *the* day.', released: false }],
  });
  const { document, offset, context } = workspace;
  const hover = await service.hover(document, document.textDocument.positionAt(offset), context);
  assert.equal((hover?.contents as MarkupContent | undefined)?.value, expected);
}

describe('hover over names', () => {
  it('tells which workflow a workflow_id means, and what it reads', async () => {
    await checkHover(
      sampleAt('welcome.fewrk.json', '{{Te$0ll}}'),
      '**Tell**  \nworkspace file `tell.fewrk.json`\n\nReads from its input: `who`, `message_id`',
    );
    const run = `{"actions": [{"type": "Flexli:CoreV1:RunWorkflow", "parameters": {"workflow_id": "$0${REPORT_ID}"}}]}`;
    await checkHover({ 'a.fewrk.json': run }, `**Report**  \n\`${REPORT_ID}\`, newest version 2\n\nOf \\*the\\* day.`);
  });

  it('tells who sends a custom event and whom it starts', async () => {
    await checkHover(
      sampleAt('welcome.fewrk.json', 'person.$0greeted'),
      'Custom event `person.greeted`\n\nSent by Welcome\n\nStarts Tell',
    );
    await checkHover(
      sampleAt('tell.fewrk.json', 'person.$0told'),
      'Custom event `person.told`\n\nSent by Tell\n\nNo workflow of this workspace waits for it.',
    );
  });

  it('tells what a placeholder stands for, never a secret', async () => {
    await checkHover(
      sampleAt('connectors/chat.fecon.json', '{{Chat $0Token}}'),
      'Placeholder `Chat Token`: •••, a secret, which Deploy asks for and keeps in SecretStorage',
    );
    const text = '{"name": "{{El$0se}}"}';
    await checkHover({ 'a.fewrk.json': text }, 'Placeholder `Else`: Deploy asks what it stands for.');
  });
});
