import assert from 'node:assert/strict';
import { nothing, open, service } from '../support';

/** The text with the hints put into it, in `«»`. */
function checkHints(text: string, expected: string): void {
  const document = open(text);
  const { textDocument } = document;
  const range = { start: textDocument.positionAt(0), end: textDocument.positionAt(text.length) };
  const hints = service.inlayHints(document, range, nothing);
  const shown = hints.toReversed().reduce((result, { position, label }) => {
    const at = textDocument.offsetAt(position);
    return `${result.slice(0, at)}«${label as string}»${result.slice(at)}`;
  }, text);
  assert.equal(shown, expected);
}

const INPUT = '"description": "Input: {\\"people\\": [{\\"name\\": \\"Ann\\"}], \\"count\\": 1}"';

/** A workflow with an action, whose keys are given. */
const action = (keys: string) => `{${INPUT}, "actions": [{"order": 1, "type": "A", ${keys}}]}`;

describe('inlay hints of shapes', () => {
  it('stand behind variables, transforms and the list of an iterator', () => {
    checkHints(
      action('"variables": {"n": "::people[*].name", "c": "::count"}'),
      action('"variables": {"n": "::people[*].name"«: list of texts», "c": "::count"«: number»}'),
    );
    checkHints(action('"transform": {"a": "::length(x)"}'), action('"transform": {"a": "::length(x)"«: number»}'));
    checkHints(
      action('"parameters": {"array_path": "::people"}'),
      action('"parameters": {"array_path": "::people"«: list of objects»}'),
    );
  });

  it('are left out where nothing is known, or nothing is named', () => {
    for (const keys of [
      '"variables": {"a": "::elsewhere", "b": "text", "c": "::", "d": "::people["}',
      '"parameters": {"text": "::people[0].name"}',
      '"transform": {"a": "::id"}',
    ]) {
      checkHints(action(keys), action(keys));
    }
  });
});
