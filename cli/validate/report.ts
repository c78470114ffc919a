import type { Finding } from '../../flexli/model/finding';
import type { LocatedDiagnostic } from '../../server/languageservice/diagnostics';
import type { LanguageKind } from '../../server/languageservice/languageDocument';

/** One finding as `--format json` writes it; lines and characters count from 0, characters in UTF-16 units. */
export type ReportedDiagnostic = Pick<Finding, 'code' | 'severity' | 'verdict' | 'message' | 'path'> &
  Pick<LocatedDiagnostic, 'range'>;

export interface CheckedFile {
  readonly path: string;
  readonly kind: LanguageKind;
  readonly diagnostics: readonly ReportedDiagnostic[];
}

export interface Report {
  readonly files: readonly CheckedFile[];
  readonly summary: { readonly errors: number; readonly warnings: number };
}

export function reportOf(files: readonly CheckedFile[]): Report {
  return { files, summary: { errors: count(files, 'error'), warnings: count(files, 'warning') } };
}

export function jsonReport(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** One line a finding, in a form in which editors and terminals make the place a link, and a closing line. */
export function textReport({ files, summary: { errors, warnings } }: Report): string {
  const lines = files.flatMap(({ path, diagnostics }) =>
    diagnostics.map(({ range: { start }, severity, message, code }) => {
      return `${path}:${start.line + 1}:${start.character + 1}: ${severity}: ${message} [${code}]\n`;
    }),
  );
  const checked = plural(files.length, 'file');
  const found =
    errors + warnings === 0 ? 'no problems' : `${plural(errors, 'error')} and ${plural(warnings, 'warning')}`;
  return `${lines.join('')}${checked} checked, ${found}.\n`;
}

function count(files: readonly CheckedFile[], severity: Finding['severity']): number {
  return files.reduce((sum, { diagnostics }) => sum + diagnostics.filter((one) => one.severity === severity).length, 0);
}

function plural(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
