import assert from 'node:assert/strict';
import { projectProblems } from '../../../flexli/project/projectProblems';

const URLS = '"api": "https://a.example.com", "auth": "https://b.example.com/token"';

/** `»…«` marks the place that the only problem is about. */
function checkProblem(marked: string, message: RegExp): void {
  const text = marked.replace(/[»«]/g, '');
  const problems = projectProblems(text);
  assert.equal(problems.length, 1, JSON.stringify(problems));
  assert.match(problems[0]!.message, message);
  const start = marked.indexOf('»');
  assert.deepEqual([problems[0]!.offset, problems[0]!.length], [start, marked.indexOf('«') - 1 - start]);
}

describe('problems of a project file', () => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    [
      `{"environments": {"live": {"api": »"http://a.example.com"«, "auth": "https://b.example.com"}}}`,
      /must begin with https/,
    ],
    [
      `{"environments": {"live": {"api": "https://a.example.com", "auth": »"nowhere"«}}}`,
      /token URL is no web address/,
    ],
    [
      `{"environments": {"live": {"api": "https://a.example.com", "auth": »"https://me:pass@b.example.com"«}}}`,
      /user name or password/,
    ],
    [`{"environments": {"live": »{"api": "https://a.example.com"}«}}`, /needs "api" and "auth"/],
    [`{"environments": {" live": »{${URLS}}«}}`, /without spaces around/],
    [`{"variables": {"A": »{"connector": 5}«}}`, /path of a connector file/],
    [`{"variables": {"5": »1«}}`, /\{\{5\}\} is no placeholder/],
    [`{"variables": {" A": »1«}}`, /is no placeholder/],
    [`{"environments": {"live": {${URLS}, "variables": {"A": »{"secret": "x"}«}}}}`, /takes true alone/],
    [`\uFEFF{"variables": {"A": »{"connector": 5}«}}`, /path of a connector file/],
  ];
  for (const [marked, message] of wrong) {
    it(`finds in ${marked}: ${message.source}`, () => {
      checkProblem(marked, message);
    });
  }

  const shapes: readonly (readonly [string, RegExp])[] = [
    [
      `{"environments": {"Local": {"api": »"https://a.example.com"«}}}`,
      /"api" means nothing here\. There is "variables"/,
    ],
    [`{"environments": {"live": {${URLS}, "prodution": »true«}}}`, /"prodution" means nothing here/],
    [`{"environments": {"live": {${URLS}, "production": »"yes"«}}}`, /true or false/],
    [`{"varables": »{}«}`, /"varables" means nothing here/],
  ];
  for (const [marked, message] of shapes) {
    it(`finds what the schema says, too, in ${marked}`, () => {
      checkProblem(marked, message);
    });
  }

  const right = [
    '',
    '{}',
    `{"$schema": "x", "environments": {"live": {${URLS}, "production": true}}, "variables": {"A b-c.d_e": {"secret": true}}}`,
    '{"environments": {"here": {"api": "http://127.0.0.1:8787", "auth": "http://localhost:8787/oauth2/token"}}}',
    '{"environments": {"Local": {"variables": {"A": 1}}}}',
  ];
  for (const text of right) {
    it(`finds nothing in ${text === '' ? 'an empty file' : text}`, () => {
      assert.deepEqual(projectProblems(text), []);
    });
  }

  it('finds broken JSON once, and says where', () => {
    const [first, ...others] = projectProblems('{"variables": {,}, "varables": {}}');
    assert.match(first?.message ?? '', /a comma too many/);
    assert.equal(first?.offset, 15);
    assert.deepEqual(others, []);
    assert.deepEqual(projectProblems('\uFEFF{"environments": {"live": {}'), [
      { message: 'A closing brace } is missing.', path: '', offset: 28, length: 1 },
    ]);
  });
});
