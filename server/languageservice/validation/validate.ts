import type { FlexliDocument } from '../../../flexli/document/flexliDocument';
import type { LanguageContext } from '../context';
import type { DocumentDiagnostic } from './diagnostic';
import { Findings } from './findings';
import { checkSyntax } from './rules/syntax';

export type { DocumentDiagnostic } from './diagnostic';

/** Everything that can be said of a document, in the order of its text. */
export function validateDocument(document: FlexliDocument, context: LanguageContext): readonly DocumentDiagnostic[] {
  const findings = new Findings(document);
  checkSyntax(findings);
  void context;
  return findings.sorted();
}
