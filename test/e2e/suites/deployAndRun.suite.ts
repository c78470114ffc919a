import assert from 'node:assert/strict';
import { commands, languages, Position, Range, workspace } from 'vscode';
import type { CompletionList, InlayHint, LocationLink } from 'vscode';
import { exampleUri, openText, workflowWith } from '../support/documents';
import { waitUntil } from '../support/waitUntil';

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

describe('deploy and run, to Local', () => {
  let connectorId = '';

  async function deploy(file: string): Promise<string | undefined> {
    const deployed = await commands.executeCommand<{ readonly id: string } | undefined>(
      'flexli.deploy',
      exampleUri(file),
    );
    return deployed?.id;
  }

  it('a connector gets an id', async () => {
    connectorId = (await deploy('connectors/people-directory.fecon.json')) ?? '';
    assert.match(connectorId, ULID);
  });

  it('a workflow with that id runs', async () => {
    const action = {
      order: 1,
      connector_id: connectorId,
      type: 'GetPerson',
      parameters: { id: '::person_id' },
      transform: { name: '::name' },
    };
    await openText('by-id.fewrk.json', workflowWith(JSON.stringify(action)));
    assert.match((await deploy('by-id.fewrk.json')) ?? '', ULID);
    const input = { person_id: 'p-1' };
    const run = await commands.executeCommand<string | undefined>('flexli.run', exampleUri('by-id.fewrk.json'), {
      input,
    });
    assert.match(run ?? '', ULID);
    await commands.executeCommand('flexli.runs.show', run);
  });

  it('what was answered and handed in is known to completion', async () => {
    const text = (transform: string, parameter: string): string =>
      workflowWith(
        `{ "order": 1, "connector_id": "${connectorId}", "type": "GetPerson", "parameters": { "id": "${parameter}" }, "transform": { "name": "${transform}" } }`,
      );
    async function check(marked: string, wanted: string): Promise<void> {
      const { document, cursor } = await openText('by-id.fewrk.json', marked);
      await waitUntil(async () => {
        const list = await commands.executeCommand<CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          cursor,
        );
        return list.items.some(({ label }) => label === wanted);
      }, `${wanted} in ${marked}`);
    }
    const deployed = (await workspace.openTextDocument(exampleUri('by-id.fewrk.json'))).getText();
    await check(text('::$0', '::person_id'), 'department');
    await check(text('::name', '::$0'), 'person_id');
    await openText('by-id.fewrk.json', deployed);
  });

  it('an id shows its name', async () => {
    const document = await workspace.openTextDocument(exampleUri('by-id.fewrk.json'));
    const whole = new Range(new Position(0, 0), document.positionAt(document.getText().length));
    await waitUntil(async () => {
      const hints = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
      return hints.some(({ label }) => label === 'People Directory');
    }, 'the name behind an id');
  });

  it('a connector that only the account has opens in a read-only document', async () => {
    const connector = {
      type: 'Temporary',
      name: 'Temporary',
      description: 'Soon without a file',
      schema_version: 1,
      config: { host: 'api.example.com' },
      actions: [
        { type: 'First', method: 'get', path: '/first', parameters: { type: 'object' } },
        { type: 'Second', method: 'get', path: '/second', parameters: { type: 'object' } },
      ],
    };
    await openText('temporary.fecon.json', JSON.stringify(connector));
    const id = (await deploy('temporary.fecon.json')) ?? '';
    // The file is another connector from here on; deleted, it would stay open for a while.
    await openText('temporary.fecon.json', JSON.stringify({ ...connector, type: 'Another' }));
    const action = `{ "order": 1, "connector_id": "${id}", "type": "Sec$0ond", "parameters": {} }`;
    const { document, cursor } = await openText('account-only.fewrk.json', workflowWith(action));
    const [link] = await waitUntil(async () => {
      const links = await commands.executeCommand<LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        cursor,
      );
      return links[0]?.targetUri.scheme === 'flexli-account' && links;
    }, 'a definition in the account');
    assert.ok(link);
    const shown = await workspace.openTextDocument(link.targetUri);
    assert.match(shown.getText(link.targetRange), /^\{[^{}]*"type": "Second"/);
  });

  it('a run that fails is started, too', async () => {
    const input = { person_id: 'nobody' };
    const run = await commands.executeCommand<string | undefined>('flexli.run', exampleUri('by-id.fewrk.json'), {
      input,
    });
    assert.match(run ?? '', ULID);
  });

  it('a document with errors is not sent', async () => {
    const { document } = await openText(
      'wrong.fewrk.json',
      workflowWith('{ "order": 1, "type": "Flexli:CoreV1:Wait" }'),
    );
    assert.equal(await deploy('wrong.fewrk.json'), undefined);
    await waitUntil(() => languages.getDiagnostics(document.uri).length > 0, 'diagnostics');
  });

  it('broken JSON and an empty file are not sent and nothing is thrown', async () => {
    await openText('broken.fewrk.json', '{ "name": ');
    assert.equal(await deploy('broken.fewrk.json'), undefined);
    await openText('empty.fecon.json', '');
    assert.equal(await deploy('empty.fecon.json'), undefined);
  });
});
