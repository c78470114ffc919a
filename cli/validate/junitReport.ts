import type { CheckedFile, Report, ReportedDiagnostic } from './report';

/**
 * The findings as JUnit XML, which most pipelines show as tests: a suite for each file, a case for each finding that is an error
 * or a warning, and one that passes for a file without errors. Warnings pass, with their text as output.
 */
export function junitReport({ files, summary }: Report): string {
  const tests = files.reduce((sum, file) => sum + casesOf(file).length, 0);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="flexli validate" tests="${tests}" failures="${summary.errors}">`,
    ...files.flatMap(suite),
    '</testsuites>',
    '',
  ];
  return lines.join('\n');
}

function suite(file: CheckedFile): readonly string[] {
  const cases = casesOf(file);
  const failures = file.diagnostics.filter(({ severity }) => severity === 'error').length;
  const name = escaped(file.path);
  return [
    `  <testsuite name="${name}" tests="${cases.length}" failures="${failures}">`,
    ...cases.map((one) => `    ${one}`),
    '  </testsuite>',
  ];
}

function casesOf({ path, diagnostics }: CheckedFile): readonly string[] {
  const file = escaped(path);
  const told = diagnostics.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const passes = told.some(({ severity }) => severity === 'error')
    ? []
    : [`<testcase classname="${file}" name="has no errors" file="${file}"/>`];
  return [...passes, ...told.map((one) => findingCase(file, one))];
}

function findingCase(file: string, { code, severity, message, range: { start } }: ReportedDiagnostic): string {
  const place = `${start.line + 1}:${start.character + 1}`;
  const text = escaped(message);
  const attributes = `classname="${file}" name="${place} ${escaped(code)}" file="${file}" line="${start.line + 1}"`;
  const inner =
    severity === 'error'
      ? `<failure type="${escaped(code)}" message="${text}">${file}:${place}: ${text}</failure>`
      : `<system-out>${file}:${place}: warning: ${text}</system-out>`;
  return `<testcase ${attributes}>${inner}</testcase>`;
}

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** For attributes and text. Characters that XML 1.0 cannot hold become U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\n\t]|\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"\n\t]/g, (character) => ENTITY[character] ?? '');
}
