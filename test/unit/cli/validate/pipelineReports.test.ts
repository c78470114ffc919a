import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Schema, Validator } from '@cfworker/json-schema';
import { junitReport } from '../../../../cli/validate/junitReport';
import { reportOf, type ReportedDiagnostic } from '../../../../cli/validate/report';
import { sarifReport } from '../../../../cli/validate/sarifReport';

function finding(code: string, severity: ReportedDiagnostic['severity'], message = 'Wrong.'): ReportedDiagnostic {
  const range = { start: { line: 2, character: 4 }, end: { line: 2, character: 9 } };
  return { code, severity, verdict: 'advice', message, path: 'name', range };
}

const REPORT = reportOf([
  {
    path: 'w/a b.fewrk.json',
    kind: 'workflow',
    diagnostics: [finding('one', 'error'), finding('two', 'warning'), finding('two', 'hint')],
  },
  { path: 'fine.fecon.json', kind: 'connector', diagnostics: [] },
]);

describe('findings as SARIF', () => {
  const log = JSON.parse(sarifReport(REPORT, '1.2.3')) as {
    version: string;
    runs: readonly [
      {
        tool: {
          driver: { name: string; version: string; rules: readonly { id: string; [key: string]: unknown }[] };
        };
        columnKind: string;
        results: readonly Readonly<Record<string, unknown>>[];
      },
    ];
  };
  const [run] = log.runs;

  it('name the tool and each rule once', () => {
    assert.equal(log.version, '2.1.0');
    const { name, version, rules } = run.tool.driver;
    assert.deepEqual([name, version, rules.map(({ id }) => id)], ['flexli', '1.2.3', ['one', 'two']]);
    assert.equal(run.columnKind, 'utf16CodeUnits');
  });

  it('have places that count from 1, and addresses', () => {
    assert.deepEqual(run.results[0], {
      ruleId: 'one',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'Wrong.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'w/a%20b.fewrk.json' },
            region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 10 },
          },
        },
      ],
    });
    assert.deepEqual(
      run.results.map(({ level, ruleIndex }) => [level, ruleIndex]),
      [
        ['error', 0],
        ['warning', 1],
        ['note', 1],
      ],
    );
  });

  it('explain each rule in the words of its documentation, as code scanning wants them', () => {
    const known = JSON.parse(
      sarifReport(reportOf([{ path: 'a', kind: 'workflow', diagnostics: [finding('key-unknown', 'error')] }]), '1'),
    ) as typeof log;
    const [rule] = known.runs[0].tool.driver.rules;
    assert.deepEqual(rule?.shortDescription, { text: 'The key does not belong here' });
    assert.match(JSON.stringify(rule.fullDescription), /The API refuses documents with keys/);
    assert.match(JSON.stringify(rule.help), /Correct the spelling/);
    assert.match(String(rule.helpUri), /^https:\/\/.*diagnostics\.md#key-unknown$/);
    assert.deepEqual(rule.defaultConfiguration, { level: 'error' });
  });

  it('are valid by the schema of SARIF 2.1.0', () => {
    const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    const validator = new Validator(JSON.parse(readFileSync(file, 'utf8')) as Schema, '7', false);
    assert.deepEqual(validator.validate(log).errors, []);
    const empty: unknown = JSON.parse(sarifReport(reportOf([]), '1.2.3'));
    assert.deepEqual(validator.validate(empty).errors, []);
    const wrong = { ...log, runs: [{ ...run, results: [{ message: 'no object' }] }] };
    assert.ok(!validator.validate(wrong).valid);
  });

  it('keep absolute paths absolute', () => {
    const text = sarifReport(
      reportOf([{ path: '/x/a.fewrk.json', kind: 'workflow', diagnostics: [finding('one', 'error')] }]),
      '1',
    );
    assert.match(text, /"uri": "file:\/\/\/x\/a\.fewrk\.json"/);
  });
});

describe('findings as JUnit', () => {
  it('have a suite for each file and a case for each error and warning', () => {
    assert.equal(
      junitReport(REPORT),
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="flexli validate" tests="3" failures="1">
  <testsuite name="w/a b.fewrk.json" tests="2" failures="1">
    <testcase classname="w/a b.fewrk.json" name="3:5 one" file="w/a b.fewrk.json" line="3"><failure type="one" message="Wrong.">w/a b.fewrk.json:3:5: Wrong.</failure></testcase>
    <testcase classname="w/a b.fewrk.json" name="3:5 two" file="w/a b.fewrk.json" line="3"><system-out>w/a b.fewrk.json:3:5: warning: Wrong.</system-out></testcase>
  </testsuite>
  <testsuite name="fine.fecon.json" tests="1" failures="0">
    <testcase classname="fine.fecon.json" name="has no errors" file="fine.fecon.json"/>
  </testsuite>
</testsuites>
`,
    );
  });

  it('are XML whatever stands in them', () => {
    const text = junitReport(
      reportOf([
        {
          path: 'a&"<>.fewrk.json',
          kind: 'workflow',
          diagnostics: [finding('one', 'error', 'a\u0000\uD800\uFFFE]]>\n\t“x”')],
        },
      ]),
    );
    assert.match(text, /message="a\uFFFD\uFFFD\uFFFD\]\]&gt;&#10;&#9;“x”"/);
    assert.match(text, /name="a&amp;&quot;&lt;&gt;\.fewrk\.json"/);
  });

  it('have the elements and attributes that readers of JUnit know, in their places', () => {
    const text = junitReport(REPORT);
    const [declaration, ...tags] = text.match(/<[^>]+>/g) ?? [];
    assert.match(declaration ?? '', /^<\?xml version="1\.0"/);
    const open: string[] = [];
    for (const tag of tags) {
      const [, closing, name = '', attributes = '', alone] =
        /^<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>$/.exec(tag) ?? assert.fail(`${tag} is no element`);
      if (closing) {
        assert.equal(open.pop(), name);
        continue;
      }
      const shape = JUNIT[name];
      assert.ok(shape, `${name} is no element of JUnit`);
      assert.equal(shape.in, open.at(-1) ?? '', name);
      const given = [...attributes.matchAll(/ ([a-z]+)=/g)].map(([, key = '']) => key);
      const unknown = given.filter((key) => !shape.may.includes(key) && !shape.must.includes(key));
      const missing = shape.must.filter((key) => !given.includes(key));
      assert.deepEqual([unknown, missing], [[], []], tag);
      if (!alone) open.push(name);
    }
    assert.deepEqual(open, []);
  });
});

/** What the schema of Jenkins' readers, which GitLab's and others follow, says of the elements that we write. */
const JUNIT: Readonly<
  Record<string, { readonly in: string; readonly must: readonly string[]; readonly may: readonly string[] }>
> = {
  testsuites: { in: '', must: [], may: ['name', 'time', 'tests', 'failures', 'disabled', 'errors'] },
  testsuite: {
    in: 'testsuites',
    must: ['name'],
    may: [
      'tests',
      'failures',
      'errors',
      'time',
      'disabled',
      'skipped',
      'timestamp',
      'hostname',
      'id',
      'package',
      'file',
    ],
  },
  testcase: { in: 'testsuite', must: ['name', 'classname'], may: ['assertions', 'time', 'status', 'file', 'line'] },
  failure: { in: 'testcase', must: [], may: ['type', 'message'] },
  'system-out': { in: 'testcase', must: [], may: [] },
};
