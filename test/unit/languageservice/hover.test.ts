import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver-types';
import type { LanguageKind } from '../../../server/languageservice/languageDocument';
import { atCursor, CHAT_ID, context, open, service } from './support';

/** Each expected text must be in the hover; an empty list means no hover. */
async function checkHover(marked: string, expected: readonly string[], over?: string, kind: LanguageKind = 'workflow') {
  const { text, offset } = atCursor(marked);
  const document = open(text, kind);
  const hover = await service.hover(document, document.textDocument.positionAt(offset), context);
  const value = hover === null ? '' : (hover.contents as MarkupContent).value;
  for (const part of expected) assert.ok(value.includes(part), `${part} is not in: ${value}`);
  if (expected.length === 0) assert.equal(hover, null);
  if (over !== undefined) assert.equal(hover?.range && document.textDocument.getText(hover.range), over);
}

const action = (parameters: string) =>
  `{"actions": [{"connector_id": "${CHAT_ID}", "type": "PostMessage", "parameters": ${parameters}}]}`;

describe('hover', () => {
  it('tells the connector behind an id', () =>
    checkHover(
      `{"actions": [{"connector_id": "$0${CHAT_ID}"}]}`,
      ['**Team Chat**', 'chat.example.com/api', '`PostMessage`: Posts a text.', '`MessagePosted`'],
      `"${CHAT_ID}"`,
    ));

  it('tells the connector behind a placeholder, or that there is none yet', async () => {
    await checkHover('{"actions": [{"connector_id": "{{Help$0 Desk}}"}]}', ['**Help Desk**', 'not deployed']);
    await checkHover('{"actions": [{"connector_id": "{{Else$0where}}"}]}', ['Placeholder `Elsewhere`', 'Deploy asks']);
  });

  it('tells what an action calls and takes', () =>
    checkHover(`{"actions": [{"connector_id": "${CHAT_ID}", "type": "Post$0Message"}]}`, [
      '**Post a message** · Team Chat',
      'Posts a text.',
      '`POST chat.example.com/api/messages`',
      '`urgency` string, required: How urgent it is.',
    ]));

  it('tells what an event is', () =>
    checkHover(`{"source": {"connector_id": "${CHAT_ID}", "type": "Message$0Posted"}}`, [
      'event of Team Chat',
      'Someone wrote',
    ]));

  it('tells about parameters by the schema of the action', async () => {
    await checkHover(action('{"urg$0ency": "low"}'), ['How urgent it is'], '"urgency"');
    await checkHover(action('{"channel": "gene$0ral"}'), ['Name of the channel']);
  });

  it('tells what an expression reads', async () => {
    await checkHover(action('{"channel": "::na$0me"}'), ['`name`', 'the state']);
    await checkHover('{"actions": [{"transform": {"a": "::i$0d"}}]}', ['`id`', 'the response']);
    await checkHover('{"actions": [{"transform": {"a": ":$0:"}}]}', ['all of the response']);
    await checkHover('{"source": {"transform": {"a": "::i$0d"}}}', ['the state']);
    await checkHover('{"actions": [{"query": {"a": "::i$0d"}}]}', ['the parameters'], undefined, 'connector');
  });

  it('tells about keys and values by the schema of what is around them', async () => {
    await checkHover('{"na$0me": "x"}', ['Name of the workflow'], '"name"');
    await checkHover('{"actions": [{"type": "Flexli:CoreV1:Wait", "parameters": {"sec$0onds": 1}}]}', ['econds']);
    await checkHover('{"actions": [{"condition": {"on_fail": "sk$0ip"}}]}', ['`skip`: ']);
    await checkHover('{"actions": [{"connector_id": "gone$0"}]}', ['`{{Placeholder}}`']);
    await checkHover('{"config": {"ho$0st": ""}}', ['scheme'], undefined, 'connector');
    await checkHover('{"vari$0ables": {}}', ['stand for'], undefined, 'project');
  });

  it('is silent where nothing is known', async () => {
    await checkHover('$0', []);
    await checkHover('{$0}', []);
    await checkHover('{"nothing": "he$0re"}', []);
  });
});
