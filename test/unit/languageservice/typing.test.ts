import assert from 'node:assert/strict';
import { LanguageDocument } from '../../../server/languageservice/languageDocument';
import type { RealDocument } from '../../support/randomEdits';
import { exampleDocuments, oddDocuments } from '../../support/randomEdits';
import { closingOf, exampleContext } from '../../support/typing';
import { service } from './support';

const EXAMPLES = exampleDocuments();

/** The texts on the way to a document, letter by letter; indentation is the editor's. */
function* typing({ text }: RealDocument, isClosed: boolean): Generator<{ text: string; offset: number }> {
  for (let offset = 0; offset <= text.length; offset++) {
    const typed = text.slice(0, offset);
    if (/\n *$/.test(typed) && text.charAt(offset) === ' ') continue;
    yield { text: isClosed ? typed + closingOf(typed) : typed, offset };
  }
}

function check(document: RealDocument, isClosed: boolean): void {
  let version: LanguageDocument | undefined;
  const own = service.validate(
    new LanguageDocument(`file:///${document.name}`, document.kind, 0, document.text),
    exampleContext(),
  );
  const errorsOf = (found: typeof own) =>
    found.filter(({ code, severity }) => severity === 'error' && !code.endsWith('key-missing')).length;
  for (const { text, offset } of typing(document, isClosed)) {
    const { name, kind } = document;
    const change = version && [{ range: wholeOf(version), text }];
    version =
      version && change ? version.edited(change, offset) : new LanguageDocument(`file:///${name}`, kind, offset, text);
    const found = service.validate(version, exampleContext());
    const said = JSON.stringify(
      found.map(({ code, message }) => [code, message]),
      undefined,
      1,
    );
    const where = `behind ${JSON.stringify(text.slice(Math.max(0, offset - 40), offset))}: ${said}`;
    // Several keys of one object may be missing; of anything else one thing is said about one place.
    const places = found
      .filter(({ code }) => code !== 'key-missing' && code !== 'parameters-key-missing')
      .map((one) => `${one.offset} ${one.length}`);
    assert.equal(new Set(places).size, places.length, `twice at one place ${where}`);
    const syntax = found.filter(({ code }) => code === 'json-syntax');
    assert.ok(syntax.length <= 1, `broken in several ways ${where}`);
    if (syntax.length > 0) assert.ok(!found.some(({ code }) => code.endsWith('key-missing')), `an echo ${where}`);
    assert.ok(errorsOf(found) <= 2 + errorsOf(own), `a storm ${where}`);
  }
}

function wholeOf({ textDocument, text }: LanguageDocument) {
  return { start: { line: 0, character: 0 }, end: textDocument.positionAt(text.length) };
}

/** An action that is typed into the list of another document. */
const TYPED = `    {
      "order": 4,
      "connector_id": "{{Team Messages}}",
      "type": "PostMessage",
      "condition": {
        "criteria": [{ "attributes": [{ "type": "String", "attribute": "::people[0].name", "operator": "eq", "value": "x" }] }]
      },
      "parameters": { "channel": "::department", "text": "Hi {a}" },
      "variables": { "a": "::people[?active].name | [0]" }
    },
`;

/** How much is said at most while the action is typed before the second one of a workflow. */
function mostSaid(isClosed: boolean): number {
  const whole = EXAMPLES.find(({ name }) => name.includes('greet-department'))?.text ?? '';
  const at = whole.indexOf('    {\n      "order": 2');
  assert.ok(at > 0);
  let most = 0;
  for (const { text, offset } of typing({ name: 'typed.fewrk.json', kind: 'workflow', text: TYPED }, isClosed)) {
    const around = `${whole.slice(0, at)}${text}\n${whole.slice(at)}`;
    const document = new LanguageDocument('file:///typed.fewrk.json', 'workflow', offset, around);
    most = Math.max(most, service.validate(document, exampleContext()).length);
  }
  return most;
}

describe('typing a document', () => {
  it('says little of an action that is typed in the middle, also while it swallows the next one', () => {
    assert.ok(mostSaid(true) <= 3);
    assert.ok(mostSaid(false) <= 3);
  });

  for (const example of [...EXAMPLES.filter(({ kind }) => kind !== 'project'), ...oddDocuments().slice(0, 1)]) {
    it(`raises no storm in ${example.name}, brackets closed by the editor`, () => {
      check(example, true);
    });
    it(`raises no storm in ${example.name}, brackets open`, () => {
      check(example, false);
    });
  }
});
