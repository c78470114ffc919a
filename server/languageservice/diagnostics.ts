import type { Diagnostic, Range } from 'vscode-languageserver-types';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Finding, FindingSeverity } from '../../flexli/model/finding';
import type { LanguageContext } from './context';
import type { LanguageDocument } from './languageDocument';
import { Findings } from './validation/findings';
import { checkPlaceholders } from './validation/rules/placeholders';
import { adjusted, DEFAULT_SETTINGS } from './validation/settings';
import type { DocumentDiagnostic } from './validation/validate';
import type { Validation } from './validation/validate';

/** A finding with its place as editors count it. */
export type LocatedDiagnostic = DocumentDiagnostic & { readonly range: Range };

/** What travels with an LSP diagnostic, so that quick fixes need not search again. */
export interface DiagnosticData extends Pick<Finding, 'path' | 'verdict'> {
  readonly fix?: DocumentDiagnostic['fix'];
}

const SEVERITY: Readonly<Record<FindingSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** As `Validation.validateUntil`, with the places as editors count them. */
export function validateUntil(
  document: LanguageDocument,
  context: LanguageContext,
  validation: Validation,
  pause: () => boolean,
): readonly LocatedDiagnostic[] | undefined {
  const ofText = validation.validateUntil(document, context, pause);
  if (ofText === undefined) return undefined;
  const ofProject = aboutProject(document, context);
  const all = ofProject.length === 0 ? ofText : [...ofText, ...ofProject].sort((a, b) => a.offset - b.offset);
  return located(document, all);
}

/** Findings with their places as editors count them. */
export function located(
  { textDocument }: LanguageDocument,
  findings: readonly DocumentDiagnostic[],
): readonly LocatedDiagnostic[] {
  return findings.map((found) => {
    const range = {
      start: textDocument.positionAt(found.offset),
      end: textDocument.positionAt(found.offset + found.length),
    };
    return { ...found, range };
  });
}

/** What is wrong with a document and its project file together. */
function aboutProject(document: LanguageDocument, context: LanguageContext): readonly DocumentDiagnostic[] {
  if (document.flexli === undefined || context.projectFile === undefined) return [];
  const settings = context.diagnostics ?? DEFAULT_SETTINGS;
  const findings = new Findings(document.flexli, settings.engineProfile);
  checkPlaceholders(findings, document, context);
  return adjusted(findings.sorted(), settings);
}

/** The same as LSP says it. */
export function lspDiagnostic(found: LocatedDiagnostic): Diagnostic {
  const { range, severity, code, message, path, verdict, documentation, fix } = found;
  const data: DiagnosticData = { path, verdict, ...(fix !== undefined && { fix }) };
  return {
    range,
    severity: SEVERITY[severity],
    code,
    source: 'flexli',
    message,
    data,
    ...(documentation !== undefined && { codeDescription: { href: documentation } }),
  };
}
