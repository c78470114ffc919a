import type { LanguageContext } from '../../../../server/languageservice/context';
import { DEFAULT_SETTINGS } from '../../../../server/languageservice/validation/settings';
import { nothing } from '../support';
import { checkFindings, findingsIn } from './support';

const CODES = /^(array-path-no-list|iterator-item|comparison-type)/;
const WAIT = { order: 1, type: 'Flexli:CoreV1:Wait', parameters: { seconds: 1 } };

/** A workflow whose state is closed: a text, a number, a list of texts and one of objects. */
const workflow = (action: object, before: object = {}): string =>
  JSON.stringify({
    source: {
      type: 'Flexli:CoreV1:CustomEvent',
      parameters: { event_type: 'Done' },
      transform: {
        text: '::to_string(a)',
        count: '::length(a)',
        texts: '::[to_string(a)]',
        objects: '::[{a: a}]',
        any: '::a',
      },
      ...before,
    },
    actions: [{ order: 1, ...action }],
  });

const iterator = (path: string): string =>
  workflow({ type: 'Flexli:CoreV1:Iterator', parameters: { array_path: path, actions: [WAIT] } });

const compare = (type: string, attribute: string, value: unknown): string =>
  workflow({ ...WAIT, condition: { criteria: [{ attributes: [{ type, attribute, operator: 'eq', value }] }] } });

function check(text: string, ...expected: readonly string[]): void {
  checkFindings(findingsIn(text, CODES), expected, text);
}

function checkDocumented(text: string, ...expected: readonly string[]): void {
  const context: LanguageContext = {
    ...nothing,
    diagnostics: { ...DEFAULT_SETTINGS, engineProfile: 'documented' },
  };
  checkFindings(findingsIn(text, CODES, 'workflow', context), expected, text);
}

describe('what an expression gives', () => {
  it('is a list of objects for an Iterator', () => {
    check(iterator('::objects'));
    check(iterator('::any'));
    check(iterator('::nothing'));
    check(iterator('::count'), 'warning array-path-no-list: "::count"');
    check(iterator('::objects[0]'), 'warning array-path-no-list: "::objects[0]"');
    check(iterator('::texts'), 'warning iterator-item-no-object: "::texts" → "::texts[*].{value: @}"');
    check(iterator('::objects[*].to_string(a)'), 'warning iterator-item-no-object: "::objects[*].to_string(a)"');
    check(iterator('::texts[*].{value: @}'));
    checkDocumented(iterator('::texts'));
    checkDocumented(iterator('::count'), 'warning array-path-no-list: "::count"');
  });

  it('has the type of a comparison', () => {
    check(compare('String', '::text', 'x'));
    check(compare('Number', '::count', 1));
    check(compare('Boolean', '::count', true));
    check(compare('String', '::any', 'x'));
    check(compare('String', '::count', 'x'), 'warning comparison-type: "::count"');
    check(compare('Number', '::text', '::count'), 'warning comparison-type: "::text"');
    check(compare('Number', '::count', '::text'), 'warning comparison-type: "::text"');
    check(compare('Date', '::objects', '::text'), 'warning comparison-type: "::objects"');
    checkDocumented(compare('Number', '::count', '::text'));
    checkDocumented(compare('Number', '::count', '::objects'), 'warning comparison-type: "::objects"');
  });
});
