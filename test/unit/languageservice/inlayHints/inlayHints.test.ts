import assert from 'node:assert/strict';
import { propertiesWithin } from '../../../../server/languageservice/inlayHints/propertiesWithin';
import { keyOf } from '../../../../server/languageservice/syntax/nodes';
import { CHAT_ID, chat, open, service } from '../support';
import { TestWorkspace } from '../workspaceSupport';

const REPORT_ID = '01J0000000000000000000RPRT';

/** The text with the hints put into it, in `«»`. */
function checkHints(text: string, expected: string): void {
  const workspace = new TestWorkspace(
    { 'a.fewrk.json': `${text}$0` },
    {
      connectors: [chat],
      workflows: [{ id: REPORT_ID, name: 'Report', version: 1, description: '', released: false }],
    },
  );
  const { document, context } = workspace;
  const { textDocument } = document;
  const range = { start: textDocument.positionAt(0), end: textDocument.positionAt(text.length) };
  const hints = service.inlayHints(document, range, context);
  const shown = hints.toReversed().reduce((result, { position, label }) => {
    const at = textDocument.offsetAt(position);
    return `${result.slice(0, at)}«${typeof label === 'string' ? label : ''}»${result.slice(at)}`;
  }, text);
  assert.equal(shown, expected);
}

describe('inlay hints', () => {
  it('name the connector behind an id', () => {
    checkHints(
      `{"source": {"connector_id": "${CHAT_ID}"}, "actions": [{"connector_id": "${CHAT_ID}"}]}`,
      `{"source": {"connector_id": "${CHAT_ID}"«Team Chat»}, "actions": [{"connector_id": "${CHAT_ID}"«Team Chat»}]}`,
    );
  });

  it('name the workflow behind an id', () => {
    const run = (hint: string) =>
      `{"actions": [{"type": "Flexli:CoreV1:RunWorkflow", "parameters": {"workflow_id": "${REPORT_ID}"${hint}}}]}`;
    checkHints(run(''), run('«Report»'));
  });

  it('are silent about placeholders, unknown ids and keys that only look alike', () => {
    for (const text of [
      '{"actions": [{"connector_id": "{{Team Chat}}"}]}',
      '{"actions": [{"connector_id": "unknown"}]}',
      `{"actions": [{"connector_id": "x", "type": "y", "parameters": {"connector_id": "${CHAT_ID}", "workflow_id": "${REPORT_ID}"}}]}`,
      `{"actions": [{"connector_id": "${CHAT_ID}`,
    ]) {
      const expected = text.endsWith(CHAT_ID) ? `${text}«Team Chat»` : text;
      checkHints(text, expected);
    }
  });

  it('look at the range alone', () => {
    const text = '{"a": {"b": 1, "c": {"d": 2}}, "e": [{"f": 3}], "g": 4}';
    const root = open(text).root;
    assert.ok(root);
    const within = (from: string, to: string) =>
      propertiesWithin(root, text.indexOf(from), text.indexOf(to)).map(keyOf);
    assert.deepEqual(within('"c"', '2'), ['a', 'c', 'd']);
    assert.deepEqual(within('"f"', '3'), ['e', 'f']);
    assert.deepEqual(within('{"a"', '4'), ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });
});
