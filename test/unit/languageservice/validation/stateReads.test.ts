import assert from 'node:assert/strict';
import type { JsonValue } from '../../../../flexli/model/json';
import { LanguageDocument } from '../../../../server/languageservice/languageDocument';
import { createLanguageService } from '../../../../server/languageservice/service';
import { nothing } from '../support';
import { checkFindings, findingsIn } from './support';

const CODES = /^state-/;

/** A workflow whose state after the source is closed: `{person: {name}, people: [{id}], count}`. */
const closed = (actions: readonly JsonValue[]) =>
  JSON.stringify({
    source: {
      type: 'Flexli:CoreV1:CustomEvent',
      parameters: { event_type: 'Done' },
      transform: { 'person.name': '::who', people: '::list[].{id: id}', count: 1 },
    },
    actions,
  });

const open = (actions: readonly JsonValue[]) =>
  JSON.stringify({ description: 'Input: {"person": {"name": "Ann"}, "people": [{"id": 1}]}', actions });

const post = (value: string, more: Readonly<Record<string, JsonValue>> = {}): JsonValue => ({
  order: 1,
  type: 'Post',
  parameters: { value },
  ...more,
});

function check(text: string, ...expected: readonly string[]): void {
  checkFindings(findingsIn(text, CODES), expected, text);
}

describe('what expressions read of the state', () => {
  it('is set by something before, where everything is known', () => {
    check(closed([post('::person.name'), post('::people[*].id'), post('::count')]));
    check(closed([post('::person.nmae')]), 'warning state-key-unset: nmae → name');
    check(closed([post('::elsewhere.deep.down')]), 'warning state-key-unset: elsewhere');
    check(closed([post('::people[?idd == `1`]')]), 'warning state-key-unset: idd → id');
    check(closed([post('::max_by(people, &age).id')]), 'warning state-key-unset: age');
    check(closed([post("::a || person.x || 'none'")]), 'warning state-key-unset: a', 'warning state-key-unset: x');
  });

  it('may come from outside, where not everything is known', () => {
    check(open([post('::person.name'), post('::people[0].id')]));
    check(open([post('::person.nmae')]), 'hint state-key-unset: nmae → name');
    check(open([post('::elsewhere')]), 'hint state-key-unset: elsewhere');
    check(JSON.stringify({ actions: [post('::anything.at.all')] }));
  });

  it('is only in doubt where nothing is known but a name is nearly another', () => {
    const transform = { customer: '::customer' };
    check(JSON.stringify({ actions: [post('::x', { transform }), post('::other', { order: 2 })] }));
    check(
      JSON.stringify({ actions: [post('::x', { transform }), post('::custmer', { order: 2 })] }),
      'hint state-key-unset: custmer → customer',
    );
  });

  it('has keys, which a list has not', () => {
    check(closed([post('::people.id')]), 'warning state-key-of-list: id → [*]');
    check(open([post('::people.id')]), 'hint state-key-of-list: id → [*]');
    check(closed([post('::people | id')]), 'warning state-key-of-list: id');
    check(closed([post('::people[*].id'), post('::people[0].id')]));
  });

  it('has a type that functions take', () => {
    check(closed([post('::length(count)')]), 'warning state-argument-type: count');
    check(open([post('::length(people) || length(people[0].id)')]), 'hint state-argument-type: people[0].id');
    check(closed([post('::people[?starts_with(id, `"a"`)]'), post('::length(people)'), post('::to_string(count)')]));
    check(closed([post("::join(', ', keys(person))"), post('::sort_by(people, &id)'), post('::abs(not_null(count))')]));
    check(JSON.stringify({ actions: [post('::length(count)')] }));
    check(closed([post('::keys(count)')]), 'warning state-argument-type: count');
    check(closed([post('::max_by(person, &x)')]), 'warning state-argument-type: person');
  });

  it('is looked at wherever it is read', () => {
    const condition = {
      criteria: [{ attributes: [{ type: 'String', attribute: '::b', operator: 'eq', value: '::c' }] }],
    };
    const action = {
      order: 1,
      type: 'Flexli:CoreV1:Wait',
      parameters: { seconds: '::e' },
      condition,
      variables: { v: '::d' },
      transform: { t: '::f' },
    };
    check(
      closed([action]),
      'warning state-key-unset: e',
      'warning state-key-unset: b',
      'warning state-key-unset: c',
      'warning state-key-unset: d',
      'warning state-key-unset: f',
    );
  });

  it('is the item inside of an iterator', () => {
    const iterator = (value: string, path = '::people') => ({
      order: 1,
      type: 'Flexli:CoreV1:Iterator',
      parameters: { array_path: path, actions: [post(value)] },
    });
    check(closed([iterator('::id')]));
    check(closed([iterator('::count')]), 'warning state-key-unset: count');
    check(closed([iterator('::flexli_iterator_value().idd')]), 'warning state-key-unset: idd → id');
    check(closed([iterator('::anything', '::nothing')]), 'warning state-key-unset: nothing');
  });

  it('may be set by another branch, or by an action that was skipped', () => {
    const setter = post('::count', { condition: { criteria: [], on_fail: 'skip' }, transform: { maybe: '::x' } });
    check(closed([setter, post('::maybe', { order: 2 })]));
  });

  it('is not looked at in what is broken or a placeholder of its own', () => {
    check(closed([post('::elsewhere['), post('plain'), post('::')]));
  });

  it('is marked at the right place behind escapes', () => {
    check(
      closed([post('::"é\\u00e9" || "per son"')]),
      'warning state-key-unset: \\"é\\\\u00e9\\"',
      'warning state-key-unset: \\"per son\\" → person',
    );
  });

  it('is said the same after edits as from scratch', () => {
    const service = createLanguageService();
    const text = closed([
      post('::person.name', { transform: { added: '::id' } }),
      post('::added', { order: 2 }),
      post('::people.id', { order: 3 }),
    ]);
    let document = new LanguageDocument('file:///a.fewrk.json', 'workflow', 1, text);
    service.validate(document, nothing);
    const edits = [
      ['"added"', '"addedx"'],
      ['"order":1', '"order": 1'],
      ['person.name"', 'person"'],
      ['::people.id', '::persn'],
      ['"count"', '"counted"'],
    ] as const;
    for (const [index, [from, to]] of edits.entries()) {
      const at = document.text.indexOf(from);
      assert.ok(at >= 0, from);
      const range = {
        start: document.textDocument.positionAt(at),
        end: document.textDocument.positionAt(at + from.length),
      };
      document = document.edited([{ range, text: to }], index + 2);
      const scratch = new LanguageDocument('file:///a.fewrk.json', 'workflow', 1, document.text);
      assert.deepEqual(service.validate(document, nothing), createLanguageService().validate(scratch, nothing));
    }
  });
});
