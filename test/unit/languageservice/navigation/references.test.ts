import assert from 'node:assert/strict';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { service } from '../support';
import { sampleAt } from '../sampleProject';
import { shownPlace, TestWorkspace } from '../workspaceSupport';

function checkReferences(file: string, around: string, expected: readonly string[]): void {
  const workspace = new TestWorkspace(sampleAt(file, around));
  const { document, offset, context } = workspace;
  const position = document.textDocument.positionAt(offset);
  const shown = (withDefinition: boolean) =>
    service.references(document, position, context, withDefinition).map((location) => shownPlace(workspace, location));
  assert.deepEqual(shown(true), expected);
  assert.ok(shown(false).every((place) => expected.includes(place)));
}

/** `=` before what is written, `.` before what is read. */
function checkHighlights(file: string, around: string, expected: readonly string[]): void {
  const workspace = new TestWorkspace(sampleAt(file, around));
  const { document, offset, context } = workspace;
  const found = service.highlights(document, document.textDocument.positionAt(offset), context);
  assert.deepEqual(
    found.map(({ range, kind }) => {
      const sign = kind === DocumentHighlightKind.Write ? '=' : '.';
      return sign + document.textDocument.getText(range);
    }),
    expected,
  );
}

const CHAT = 'connectors/chat.fecon.json';

describe('references', () => {
  it('of an action type are the actions that use it, by any placeholder', () => {
    checkReferences(CHAT, 'Post$0Message', [
      `${CHAT}: "type": "[PostMessage]`,
      'tell.fewrk.json: "type": "[PostMessage]',
      'welcome.fewrk.json: "type": "[PostMessage]',
    ]);
  });

  it('of a connector are its ids everywhere', () => {
    checkReferences(CHAT, 'Team$0Chat', [
      `${CHAT}: "type": "[TeamChat]`,
      'flexli.json: t": { "connector": "[connectors/chat.fecon.json]',
      'tell.fewrk.json: "connector_id": "[{{Team Chat}}]',
      'welcome.fewrk.json: "connector_id": "[{{Chat}}]',
      'welcome.fewrk.json: "connector_id": "[{{Chat}}]',
    ]);
  });

  it('of a parameter are the workflows that pass it and the requests that use it', () => {
    checkReferences(CHAT, '"chan$0nel": {', [
      `${CHAT}: "path": "channels/{[channel]`,
      `${CHAT}: "required": ["[channel]`,
      `${CHAT}: "[channel]`,
      'tell.fewrk.json: "parameters": { "[channel]',
      'welcome.fewrk.json: "parameters": { "[channel]',
    ]);
  });

  it('of a custom event are its senders and those that it starts', () => {
    checkReferences('tell.fewrk.json', 'person.$0greeted', [
      'tell.fewrk.json: ": { "event_type": "[person.greeted]',
      'welcome.fewrk.json: ": { "event_type": "[person.greeted]',
    ]);
  });

  it('of a key of the state are its readers, and the inputs that it is from', () => {
    checkReferences('welcome.fewrk.json', '"message.i$0d"', [
      'welcome.fewrk.json: nsform": { "message.[id]',
      'welcome.fewrk.json: ribute": "::message.[id]',
      'welcome.fewrk.json: age_id": "::message.[id]',
    ]);
    checkReferences('welcome.fewrk.json', '"wh$0o"', [
      'tell.fewrk.json: s": { "channel": "::[who]',
      `tell.fewrk.json: xt": "::join(', ', [[who]`,
      'welcome.fewrk.json: n/json", "body": { "[who]',
    ]);
  });

  it('of a placeholder are all its places', () => {
    checkReferences('flexli.json', '"Ch$0at"', [
      'flexli.json: "[Chat]',
      'welcome.fewrk.json: "connector_id": "{{[Chat]',
      'welcome.fewrk.json: "connector_id": "{{[Chat]',
    ]);
  });

  it('of a workflow are those that run it', () => {
    checkReferences('tell.fewrk.json', '"Te$0ll"', [
      'flexli.json: ll": { "workflow": "[tell.fewrk.json]',
      'tell.fewrk.json: "name": "[Tell]',
      'welcome.fewrk.json: "workflow_id": "[{{Tell}}]',
    ]);
  });
});

describe('highlights', () => {
  it('tell writing from reading', () => {
    checkHighlights('welcome.fewrk.json', '"message.i$0d"', ['=id', '.id', '.id']);
    checkHighlights('welcome.fewrk.json', '{na$0me}', ['=name', '.name', '.name']);
    checkHighlights('welcome.fewrk.json', '"::peo$0ple"', ['.people', '.people']);
    checkHighlights(CHAT, '{chan$0nel}', ['.channel', '.channel', '=channel']);
    checkHighlights('welcome.fewrk.json', '"schema_$0version"', []);
  });
});
