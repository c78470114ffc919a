import assert from 'node:assert/strict';
import type { JsonValue } from '../../../../flexli/model/json';
import { emptyContext } from '../../../../server/languageservice/context';
import { LanguageDocument } from '../../../../server/languageservice/languageDocument';
import type { DocumentDiagnostic } from '../../../../server/languageservice/validation/diagnostic';
import { createLanguageService } from '../../../../server/languageservice/service';

const URI = 'file:///w.fewrk.json';
const service = createLanguageService();

function open(workflow: JsonValue): LanguageDocument {
  return new LanguageDocument(URI, 'workflow', 1, JSON.stringify(workflow, undefined, 2));
}

/** Some two hundred actions in an iterator and a branch each; the later ones read what the first one sets. */
function large(mark = 'name'): JsonValue {
  const tell = (order: number): JsonValue => ({
    order,
    type: 'Flexli:CoreV1:CustomEvent',
    parameters: { event_type: 'Told', content_type: 'text/plain', body: `::person.${mark}` },
  });
  const nested = (order: number): JsonValue =>
    order % 2 === 0
      ? {
          order,
          type: 'Flexli:CoreV1:Iterator',
          parameters: { array_path: '::people', actions: [tell(1)] },
        }
      : {
          order,
          type: 'Flexli:CoreV1:Branch',
          parameters: { branches: [{ order: 1, actions: [tell(1), tell(2)] }] },
        };
  return {
    name: 'Large',
    schema_version: 1,
    source: {
      type: 'Flexli:CoreV1:CustomEvent',
      parameters: { event_type: 'Start' },
      transform: { 'person.name': '::name', people: '::[name]' },
    },
    actions: Array.from({ length: 90 }, (_, index) => nested(index + 1)),
  };
}

function stateFindings(document: LanguageDocument): readonly DocumentDiagnostic[] {
  return service.validate(document, emptyContext()).filter(({ code }) => code.startsWith('state-'));
}

/** The actions of a document that are still read. */
function readActions(document: LanguageDocument): number {
  const actions = document.flexli?.nodeAt('actions')?.children ?? [];
  return actions.filter((action) => !('unread' in action) || action.unread !== true).length;
}

describe('after a check', () => {
  it('no syntax tree of an action is kept', () => {
    const document = open(large());
    assert.deepEqual(stateFindings(document), []);
    assert.equal(readActions(document), 0);
  });

  it('everything else goes on as before', () => {
    const [checked, fresh] = [open(large()), open(large())];
    service.validate(checked, emptyContext());
    const other = createLanguageService();
    for (const word of ['::person', '::people', '"Told"', '"branches"']) {
      for (let at = checked.text.indexOf(word), seen = 0; at >= 0 && seen < 5; seen++) {
        const position = checked.textDocument.positionAt(at + 4);
        assert.deepEqual(
          service.hover(checked, position, emptyContext()),
          other.hover(fresh, position, emptyContext()),
          `${word} at ${at}`,
        );
        at = checked.text.indexOf(word, at + 1);
      }
    }
  });

  it('nested actions are known by what was set before them', () => {
    const branches = stateFindings(open(large('nmae'))).filter(({ path }) => path.includes('branches'));
    assert.deepEqual(
      [...new Set(branches.map(({ code, message }) => `${code}: ${message}`))],
      ['state-key-unset: Nothing sets “nmae” here, so it is always null. Did you mean “name”?'],
    );
    assert.equal(branches.length, 90);
  });
});

describe('actions that run in another order than they stand in', () => {
  const set = {
    order: 1,
    type: 'Flexli:CoreV1:Transform',
    transform: { said: '::person.name' },
  };
  const tell = (order: number, body: string): JsonValue => ({
    order,
    type: 'Flexli:CoreV1:CustomEvent',
    parameters: { event_type: 'Told', content_type: 'text/plain', body },
  });
  const workflow = (actions: readonly JsonValue[]): JsonValue => ({
    name: 'Order',
    schema_version: 1,
    source: {
      type: 'Flexli:CoreV1:CustomEvent',
      parameters: { event_type: 'Start' },
      transform: { 'person.name': '::name' },
    },
    actions: [...actions],
  });
  const found = (actions: readonly JsonValue[]) =>
    stateFindings(open(workflow(actions))).map(({ code, path }) => `${code} ${path}`);

  it('read what was set before them in the run', () => {
    assert.deepEqual(found([tell(2, '::said'), set]), []);
    assert.deepEqual(found([tell(3, '::said'), tell(2, '::sadi'), set]), [
      'state-key-unset actions[1].parameters.body',
    ]);
  });

  it('do not read what is set behind them in the run', () => {
    assert.deepEqual(found([{ ...set, order: 2 }, tell(1, '::said')]), ['state-key-unset actions[1].parameters.body']);
  });
});
