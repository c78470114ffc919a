import assert from 'node:assert/strict';
import type { CheckedFile, ReportedDiagnostic } from '../../../cli/validate/report';
import { jsonReport, reportOf, textReport } from '../../../cli/validate/report';

function finding(severity: ReportedDiagnostic['severity'], line: number): ReportedDiagnostic {
  const range = { start: { line, character: 4 }, end: { line, character: 9 } };
  return { code: 'some-code', severity, verdict: 'advice', message: `A ${severity}.`, path: 'name', range };
}

function file(path: string, ...diagnostics: readonly ReportedDiagnostic[]): CheckedFile {
  return { path, kind: 'workflow', diagnostics };
}

function checkText(files: readonly CheckedFile[], ...lines: readonly string[]): void {
  assert.equal(textReport(reportOf(files)), `${lines.join('\n')}\n`);
}

describe('report', () => {
  it('counts errors and warnings only', () => {
    const files = [
      file('a', finding('error', 0), finding('hint', 0)),
      file('b', finding('warning', 1), finding('error', 2)),
    ];
    assert.deepEqual(reportOf(files).summary, { errors: 2, warnings: 1 });
  });

  it('writes lines and characters as editors show them', () => {
    checkText(
      [file('a', finding('error', 0), finding('information', 7))],
      'a:1:5: error: A error. [some-code]',
      'a:8:5: information: A information. [some-code]',
      '1 file checked, 1 error and 0 warnings.',
    );
  });

  it('says when there is nothing', () => {
    checkText(
      [file('a'), file('b', finding('hint', 0))],
      'b:1:5: hint: A hint. [some-code]',
      '2 files checked, no problems.',
    );
    checkText([], '0 files checked, no problems.');
  });

  it('writes JSON that ends with a line end', () => {
    const report = reportOf([file('a', finding('warning', 3))]);
    const text = jsonReport(report);
    assert.deepEqual([JSON.parse(text), text.at(-1)], [report, '\n']);
  });
});
