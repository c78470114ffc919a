import assert from 'node:assert/strict';
import type { Diagnostic, MarkupContent } from 'vscode-languageserver-types';
import { lspDiagnostic } from '../../../../server/languageservice/diagnostics';
import { PLAIN_ABILITIES } from '../../../../server/languageservice/refactor/selection';
import { PROJECT_RULES } from '../../../../server/languageservice/validation/projectRules';
import { placeholderRule } from '../../../../server/languageservice/validation/rules/placeholders';
import { checkItems, service } from '../support';
import type { CompletionCheck } from '../support';
import { changedLines, TestWorkspace } from '../workspaceSupport';

const URLS = '"api": "https://a.example.com", "auth": "https://b.example.com/token"';
const PROJECT = `{
  "environments": {
    "staging": { ${URLS}, "variables": { "Host": "test.example.com", "Channel": "#test" } },
    "live": { ${URLS}, "production": true, "variables": { "Host": "example.com", "Token": { "secret": true } } }
  },
  "variables": { "Token": { "secret": true }, "Chat": { "connector": "chat.fecon.json" }, "Retries": 3 }
}`;
const CHAT =
  '{ "type": "Chat", "name": "Chat", "description": "", "schema_version": 1, "config": { "host": "h.example.com" } }';

const DESK = {
  id: '01J0000000000000000000DESK',
  document: { type: 'Desk', name: 'Desk', description: '', schema_version: 1, config: { host: 'h.example.com' } },
} as const;

function workflow(parameters: string, connector = '{{Chat}}'): string {
  return `{ "name": "Work", "schema_version": 1, "actions": [
    { "order": 1, "connector_id": "${connector}", "type": "Post", "parameters": { ${parameters} } }] }`;
}

/** Findings about placeholders, each with the text that it marks. */
function missingIn(
  workspace: TestWorkspace,
  file: string,
): { found: readonly (Diagnostic & { message: string })[]; shown: readonly string[] } {
  const document = workspace.documents.get(file);
  assert.ok(document);
  const found = service
    .validate(document, workspace.contextOf(document))
    .filter(({ code }) => code === placeholderRule.code)
    .map((one) => ({ ...lspDiagnostic(one), message: one.message }));
  return { found, shown: found.map((one) => `[${document.textDocument.getText(one.range)}] ${one.message}`) };
}

function checkMissing(files: Readonly<Record<string, string>>, file: string, expected: readonly string[]): void {
  assert.deepEqual(missingIn(new TestWorkspace(files), file).shown, expected);
}

describe('a placeholder that an environment lacks', () => {
  const files = { 'flexli.json': PROJECT, 'chat.fecon.json': CHAT };

  it('is reported once, at its first place', () => {
    checkMissing(
      { ...files, 'a.fewrk.json': workflow('"a": "{{Host}}", "b": "to {{ Channel }} and {{Channel}}"') },
      'a.fewrk.json',
      ['[Channel] {{Channel}} stands for nothing in live. Say under "variables" in flexli.json what it is.'],
    );
  });

  it('is reported with every environment that has an entry', () => {
    const local = PROJECT.replace('"environments": {', '"environments": { "Local": { "variables": { "Else": 1 } },');
    checkMissing({ ...files, 'flexli.json': local, 'a.fewrk.json': workflow('"a": "{{Nobody}}"') }, 'a.fewrk.json', [
      '[Nobody] {{Nobody}} stands for nothing in staging, live, and Local. Say under "variables" in flexli.json what it is.',
    ]);
  });

  it('is reported in connectors, too', () => {
    const connector = CHAT.replace('h.example.com', '{{Other host}}');
    checkMissing({ ...files, 'chat.fecon.json': connector }, 'chat.fecon.json', [
      '[Other host] {{Other host}} stands for nothing in staging and live. Say under "variables" in flexli.json what it is.',
    ]);
  });

  it('is none when it is named like the only file that fits', () => {
    checkMissing(
      { ...files, 'help.fecon.json': CHAT.replaceAll('Chat', 'Help'), 'a.fewrk.json': workflow('', '{{help}}') },
      'a.fewrk.json',
      [],
    );
  });

  it('is reported when only an account has something of that name', () => {
    const workspace = new TestWorkspace({ ...files, 'a.fewrk.json': workflow('', '{{Desk}}') }, { connectors: [DESK] });
    assert.equal(missingIn(workspace, 'a.fewrk.json').shown.length, 1);
  });

  it('is none without environments, in keys, and where it has a value everywhere', () => {
    const text = workflow('"{{Key}}": "{{Token}} {{Retries}} {{Host}}"');
    checkMissing({ ...files, 'a.fewrk.json': text }, 'a.fewrk.json', []);
    checkMissing({ 'flexli.json': '{}', 'a.fewrk.json': workflow('"a": "{{B}}"') }, 'a.fewrk.json', []);
    checkMissing({ 'a.fewrk.json': workflow('"a": "{{B}}"') }, 'a.fewrk.json', []);
    checkMissing({ 'flexli.json': '{"environments": [', 'a.fewrk.json': workflow('"a": "{{B}}"') }, 'a.fewrk.json', []);
  });

  it('can be turned off, as everything that the API does not refuse', () => {
    const workspace = new TestWorkspace({ ...files, 'a.fewrk.json': workflow('"a": "{{Nobody}}"') });
    const document = workspace.documents.get('a.fewrk.json');
    assert.ok(document);
    const diagnostics = {
      engineProfile: 'alpha-2024-07',
      severity: { [placeholderRule.code]: 'off' },
      suppressions: [],
    } as const;
    const found = service.validate(document, { ...workspace.contextOf(document), diagnostics });
    assert.ok(!found.some(({ code }) => code === placeholderRule.code));
  });

  it('has a quick fix for each environment that asks for it, where somebody can be asked', () => {
    const workspace = new TestWorkspace({ ...files, 'a.fewrk.json': workflow('"a": "{{Nobody}}"') });
    const document = workspace.documents.get('a.fewrk.json');
    assert.ok(document);
    const { found } = missingIn(workspace, 'a.fewrk.json');
    const context = workspace.contextOf(document);
    const actions = service.codeActions(document, found, context, { ...PLAIN_ABILITIES, giveVariable: 'give' });
    assert.deepEqual(
      actions.filter(({ command }) => command).map(({ title, command }) => [title, command?.arguments]),
      ['staging', 'live'].map((environment) => [
        `Say what {{Nobody}} is in ${environment}`,
        [{ uri: document.uri, name: 'Nobody', environment }],
      ]),
    );
    assert.deepEqual(
      service.codeActions(document, found, context).filter(({ command }) => command),
      [],
    );
  });
});

describe('hover over a placeholder', () => {
  async function checkHover(files: Readonly<Record<string, string>>, expected: string): Promise<void> {
    const workspace = new TestWorkspace(files);
    const { document, offset, context } = workspace;
    const hover = await service.hover(document, document.textDocument.positionAt(offset), context);
    assert.equal((hover?.contents as MarkupContent | undefined)?.value, expected);
  }

  it('shows its value in every environment, and masks secrets', async () => {
    await checkHover(
      { 'flexli.json': PROJECT, 'a.fewrk.json': workflow('"a": "{{Ho$0st}}"') },
      'Placeholder `Host` by `flexli.json`\n\n- staging: `"test.example.com"`\n- live: `"example.com"`\n- Local: nothing yet; Deploy asks',
    );
    await checkHover(
      { 'flexli.json': PROJECT, 'a.fewrk.json': workflow('"a": "{{To$0ken}}"') },
      'Placeholder `Token` by `flexli.json`\n\n' +
        ['staging', 'live', 'Local']
          .map((name) => `- ${name}: •••, a secret, which Deploy asks for and keeps in SecretStorage`)
          .join('\n'),
    );
    await checkHover(
      { 'flexli.json': PROJECT, 'a.fewrk.json': workflow('"a": "{{Ret$0ries}}"') },
      'Placeholder `Retries`: `3` by `flexli.json`',
    );
  });

  it('shows the same over its name in flexli.json', async () => {
    await checkHover(
      { 'flexli.json': PROJECT.replace('"Channel"', '"Chan$0nel"') },
      'Placeholder `Channel` by `flexli.json`\n\n- staging: `"#test"`\n- live: nothing yet; Deploy asks\n- Local: nothing yet; Deploy asks',
    );
  });

  it('shows a connector with what the environments say otherwise', async () => {
    const project = PROJECT.replace('"Channel": "#test"', '"Chat": { "connector": "TestChat" }');
    const workspace = new TestWorkspace({
      'flexli.json': project,
      'chat.fecon.json': CHAT,
      'a.fewrk.json': workflow('', '{{Ch$0at}}'),
    });
    const { document, offset, context } = workspace;
    const hover = await service.hover(document, document.textDocument.positionAt(offset), context);
    const text = (hover?.contents as MarkupContent).value;
    assert.match(text, /^\*\*Chat\*\*/);
    assert.match(text, /- staging: the connector `TestChat`\n- live: the connector `chat\.fecon\.json`/);
  });
});

describe('completion of placeholders', () => {
  async function check(files: Readonly<Record<string, string>>, wanted: CompletionCheck): Promise<void> {
    const { document, offset, context } = new TestWorkspace(files);
    await checkItems(document, offset, context, wanted);
  }

  it('offers those of flexli.json and of the document, in any text', async () => {
    const text = workflow('"a": "{{Mine}}", "b": "to {{$0}} now"');
    await check(
      { 'flexli.json': PROJECT, 'a.fewrk.json': text },
      {
        labels: ['Channel', 'Chat', 'Host', 'Mine', 'Retries', 'Token'],
        after: { Host: workflow('"a": "{{Mine}}", "b": "to {{Host}} now"') },
      },
    );
    await check(
      { 'flexli.json': PROJECT, 'chat.fecon.json': CHAT.replace('h.example.com', '{{Ho$0') },
      { has: ['Host'], after: { Host: CHAT.replace('h.example.com', '{{Host}}') } },
    );
  });

  it('offers names without a value in flexli.json', async () => {
    const project = '{ "variables": { "Token": 1, "$0" } }';
    await check(
      { 'flexli.json': project, 'a.fewrk.json': workflow('"a": "{{Token}} {{Host}}"', '{{Chat}}') },
      { labels: ['Chat', 'Host'], after: { Host: '{ "variables": { "Token": 1, "Host": "$1" } }' } },
    );
  });

  it('offers files and types where flexli.json refers to one', async () => {
    const files = {
      'connectors/chat.fecon.json': CHAT,
      'a.fewrk.json': workflow(''),
      'flexli.json': '{ "variables": { "Chat": { "connector": "$0" } } }',
    };
    await check(files, {
      labels: ['Chat', 'connectors/chat.fecon.json'],
      after: {
        'connectors/chat.fecon.json': '{ "variables": { "Chat": { "connector": "connectors/chat.fecon.json" } } }',
      },
    });
    await check(
      { ...files, 'flexli.json': `{ "environments": { "x": { "variables": { "W": { "workflow": "$0" } } } } }` },
      { labels: ['a.fewrk.json'] },
    );
  });
});

describe('rename of a placeholder', () => {
  it('changes every environment of flexli.json and every document', () => {
    const workspace = new TestWorkspace({
      'flexli.json': PROJECT.replace('"Host": "test', '"Ho$0st": "test'),
      'chat.fecon.json': CHAT.replace('h.example.com', '{{Host}}'),
      'a.fewrk.json': workflow('"a": "at {{Host}}"'),
    });
    const { document, offset, context } = workspace;
    const position = document.textDocument.positionAt(offset);
    const renaming = service.rename(document, position, 'Chat host', context);
    assert.ok('edit' in renaming, JSON.stringify(renaming));
    const lines = changedLines(workspace, renaming.edit).join('\n');
    assert.equal(lines.match(/Chat host/g)?.length, 4);
    assert.ok(!lines.includes('"Host"') && !lines.includes('{{Host}}'));
  });
});

describe('the rules about the project file', () => {
  it('have codes of their own', () => {
    assert.deepEqual(
      PROJECT_RULES.map(({ code }) => code),
      ['placeholder-missing', 'project-file', 'project-diagnostics'],
    );
  });
});
