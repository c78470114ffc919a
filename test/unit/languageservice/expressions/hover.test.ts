import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver-types';
import type { LanguageKind } from '../../../../server/languageservice/languageDocument';
import { atCursor, CHAT_ID, context, open, service } from '../support';

async function checkHover(
  marked: string,
  expected: readonly string[],
  over: string,
  kind: LanguageKind = 'workflow',
): Promise<void> {
  const { text, offset } = atCursor(marked);
  const document = open(text, kind);
  const hover = await service.hover(document, document.textDocument.positionAt(offset), context);
  assert.ok(hover?.range, marked);
  const { value } = hover.contents as MarkupContent;
  for (const part of expected) assert.ok(value.includes(part), `${part} is not in: ${value}`);
  assert.equal(document.textDocument.getText(hover.range), over);
}

const workflow = (second: string) =>
  `{"description": "Input: {\\"id\\": 5}", "actions": [
    {"order": 1, "connector_id": "${CHAT_ID}", "type": "PostMessage", "transform": {"person.name": "::name", "tags": "::tags[].text", "kind": "x"}},
    {"order": 2, "type": "Flexli:CoreV1:CustomEvent", ${second}}]}`;
const body = (source: string) => workflow(`"parameters": {"body": {"a": "${source}"}}`);

describe('hover in expressions', () => {
  it('explains a function', async () => {
    await checkHover(
      body('::sort_$0by(tags, &a)'),
      ['`sort_by(items, expression)`', 'Puts the items', '`expression`: what to order by'],
      'sort_by',
    );
    await checkHover(body('::flexli_datetime_now$0()'), ['conditions do not know it'], 'flexli_datetime_now');
  });

  it('explains a key: what it holds, and who sets it', async () => {
    await checkHover(
      body('::i$0d'),
      ['`id`: number', 'Example in the description; read from the state before this action.'],
      'id',
    );
    await checkHover(body('::ki$0nd'), ['`kind`: text', 'Set by action 1 \\(PostMessage\\)'], 'kind');
    await checkHover(body('::person.na$0me'), ['`name`', 'Set by action 1'], 'name');
    await checkHover(body('::pers$0on.name'), ['`person`: object', 'name: any'], 'person');
    await checkHover(body('::else$0where'), ['`elsewhere`', 'Read from the state before this action.'], 'elsewhere');
  });

  it('explains the whole where the cursor is on no key', async () => {
    const text = '::tags |$0 [0]';
    await checkHover(body(text), ['`tags | [0]` in the state'], `"${text.replace('$0', '')}"`);
    await checkHover(body(':$0:{a: id, b: kind}'), ['Result:', 'a: number', 'b: string'], '"::{a: id, b: kind}"');
    await checkHover(body(':$0:'), ['all of the state', 'id: number'], '"::"');
    await checkHover(body(':$0:length(tags)'), ['Result: number.'], '"::length(tags)"');
  });

  it('says what is read at every place', async () => {
    await checkHover(workflow('"transform": {"a": "::$0b"}'), ['response of this action'], 'b');
    await checkHover('{"source": {"transform": {"a": "::$0b"}}}', ['the state that the run starts with'], 'b');
    const action =
      '{"actions": [{"query": {"a": "::i$0d"}, "parameters": {"properties": {"id": {"type": "string", "description": "Its id."}}}}]}';
    await checkHover(
      action,
      ['`id`: text', 'Its id.', 'Parameter of the action', 'the parameters of the action'],
      'id',
      'connector',
    );
  });

  it('marks the right place behind escapes', async () => {
    await checkHover(body('::\'\\u00e9\' || \\"id\\" || ki$0nd'), ['`kind`: text'], 'kind');
    await checkHover(body('::\\"i$0d\\"'), ['`id`: number'], '\\"id\\"');
  });
});
