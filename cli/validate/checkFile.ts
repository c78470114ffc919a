import { projectProblems } from '../../flexli/project/projectProblems';
import type { LanguageContext } from '../../server/languageservice/context';
import { LanguageDocument } from '../../server/languageservice/languageDocument';
import { checkDiagnosticsSection } from '../../server/languageservice/project/diagnosticsSection';
import type { FlexliLanguageService } from '../../server/languageservice/service';
import { projectFileRule } from '../../server/languageservice/validation/projectRules';
import { adjusted, DEFAULT_SETTINGS } from '../../server/languageservice/validation/settings';
import type { FoundFile } from '../files/foundFile';
import { uriOf } from '../files/uriOf';
import type { CheckedFile, ReportedDiagnostic } from './report';

/** Checks a file as the editor does. */
export function checkFile(file: FoundFile, context: LanguageContext, service: FlexliLanguageService): CheckedFile {
  const { shown, kind, text } = file;
  const document = new LanguageDocument(uriOf(file.path), kind, 0, text);
  const diagnostics =
    kind === 'project'
      ? projectDiagnostics(document, context)
      : service.validate(document, context).map(({ code, severity, verdict, message, path, range }) => ({
          code,
          severity,
          verdict,
          message,
          path,
          range,
        }));
  return { path: shown, kind, diagnostics };
}

/** A project file that cannot be read does not bind what it should, so runs and deployments go wrong. */
function projectDiagnostics(
  document: LanguageDocument,
  { diagnostics }: LanguageContext,
): readonly ReportedDiagnostic[] {
  const { text, textDocument } = document;
  const { code, severity, verdict } = projectFileRule;
  const problems = projectProblems(text).map((problem) => ({ ...problem, code, severity, verdict }));
  const all = [...problems, ...checkDiagnosticsSection(document)];
  return adjusted(all, diagnostics ?? DEFAULT_SETTINGS).map(({ offset, length, ...found }) => ({
    code: found.code,
    severity: found.severity,
    verdict: found.verdict,
    message: found.message,
    path: found.path,
    range: { start: textDocument.positionAt(offset), end: textDocument.positionAt(offset + length) },
  }));
}
