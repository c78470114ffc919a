import assert from 'node:assert/strict';
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
      { tool: { driver: object }; columnKind: string; results: readonly Readonly<Record<string, unknown>>[] },
    ];
  };
  const [run] = log.runs;

  it('name the tool and each rule once', () => {
    assert.equal(log.version, '2.1.0');
    assert.deepEqual(run.tool.driver, { name: 'flexli', version: '1.2.3', rules: [{ id: 'one' }, { id: 'two' }] });
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
});
