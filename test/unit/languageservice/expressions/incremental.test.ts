import assert from 'node:assert/strict';
import { ParsedExpressions } from '../../../../server/languageservice/expressions/parsedExpressions';
import { StateInference } from '../../../../server/languageservice/inference/stateInference';
import { LanguageDocument } from '../../../../server/languageservice/languageDocument';
import { createLanguageService } from '../../../../server/languageservice/service';
import { ActionView } from '../../../../server/languageservice/syntax/actionView';
import { visitActions } from '../../../../server/languageservice/syntax/workflowView';
import type { RealDocument } from '../../../support/randomEdits';
import { exampleDocuments, randomEdit, randomNumbers } from '../../../support/randomEdits';
import { shapeLine } from '../inference/shapeLine';
import { context } from '../support';

const EDITS = 80;

/** Two levels of actions, a source that closes the state, and actions that may be skipped. */
const NESTED: RealDocument = {
  name: 'nested.fewrk.json',
  kind: 'workflow',
  text: JSON.stringify(
    {
      name: 'Nested',
      schema_version: 1,
      source: {
        type: 'Flexli:CoreV1:CustomEvent',
        parameters: { event_type: 'Start' },
        transform: { people: '::list[].{id: id, name: name}', site: '::place' },
      },
      actions: [
        { order: 1, type: 'Flexli:CoreV1:Transform', transform: { count: '::length(people)', 'site.known': true } },
        {
          order: 2,
          type: 'Flexli:CoreV1:Iterator',
          parameters: {
            array_path: '::people[?id]',
            actions: [
              {
                order: 1,
                type: 'Flexli:CoreV1:Transform',
                transform: { label: '::name' },
                condition: { on_fail: 'skip' },
              },
              {
                order: 2,
                type: 'Flexli:CoreV1:CustomEvent',
                parameters: { event_type: 'Seen', body: { a: '::label', b: '::id' } },
              },
            ],
          },
        },
        {
          order: 3,
          type: 'Flexli:CoreV1:Branch',
          parameters: {
            branches: [
              {
                order: 1,
                condition: { criteria: [] },
                actions: [{ order: 1, type: 'Flexli:CoreV1:Transform', transform: { kind: 'a' } }],
              },
              {
                order: 2,
                actions: [{ order: 1, type: 'Flexli:CoreV1:Transform', transform: { kind: 'b', more: '::count' } }],
              },
            ],
          },
        },
        {
          order: 4,
          type: 'Flexli:CoreV1:CustomEvent',
          variables: { n: '::count' },
          parameters: { event_type: 'Done', body: '{n} {kind}' },
        },
      ],
    },
    undefined,
    2,
  ),
};

/** The states before and behind everything in a workflow, a line each. */
function statesOf(document: LanguageDocument, inference: StateInference): readonly string[] {
  const states = inference.statesOf(document, context);
  const lines = [`input ${shapeLine(states.input)}`, `end ${shapeLine(states.end)}`];
  visitActions(document.root, {
    action: (action) => {
      assert.ok(action instanceof ActionView);
      const state = states.of(action.node);
      const item = state?.item === undefined ? '' : ` item ${shapeLine(state.item)}`;
      lines.push(state === undefined ? 'none' : `${shapeLine(state.before)} → ${shapeLine(state.response)}${item}`);
    },
  });
  return lines;
}

describe('expressions after edits', () => {
  for (const [seed, { name, kind, text }] of [NESTED, ...exampleDocuments()].entries()) {
    it(`are the same as from scratch: ${name}`, () => {
      const random = randomNumbers(seed + 3);
      const service = createLanguageService();
      const inference = new StateInference(new ParsedExpressions());
      let document = new LanguageDocument(`file:///${name}`, kind, 1, text);
      for (let step = 1; step < EDITS; step++) {
        if (step % 10 === 0) document = new LanguageDocument(`file:///${name}`, kind, step, text);
        const { offset, length, text: written } = randomEdit(document.text, random);
        const range = {
          start: document.textDocument.positionAt(offset),
          end: document.textDocument.positionAt(offset + length),
        };
        document = document.edited([{ range, text: written }], step + 1);
        const scratch = new LanguageDocument(`file:///${name}`, kind, 1, document.text);
        const fresh = createLanguageService();
        const whole = { start: { line: 0, character: 0 }, end: document.textDocument.positionAt(document.text.length) };
        const about = `step ${step}: ${document.text}`;
        assert.deepEqual(service.semanticTokens(document), fresh.semanticTokens(scratch), about);
        assert.deepEqual(
          service.inlayHints(document, whole, context),
          fresh.inlayHints(scratch, whole, context),
          about,
        );
        assert.deepEqual(
          statesOf(document, inference),
          statesOf(scratch, new StateInference(new ParsedExpressions())),
          about,
        );
        assert.deepEqual(service.validate(document, context), fresh.validate(scratch, context), about);
      }
    });
  }
});
