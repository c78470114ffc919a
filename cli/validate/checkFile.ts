import { projectProblems } from '../../flexli/project/projectProblems';
import type { LanguageContext } from '../../server/languageservice/context';
import { LanguageDocument } from '../../server/languageservice/languageDocument';
import type { FlexliLanguageService } from '../../server/languageservice/service';
import { projectFileRule } from '../../server/languageservice/validation/projectRules';
import type { FoundFile } from '../files/foundFile';
import { uriOf } from '../files/uriOf';
import type { CheckedFile, ReportedDiagnostic } from './report';

/** Checks a file as the editor does. */
export function checkFile(file: FoundFile, context: LanguageContext, service: FlexliLanguageService): CheckedFile {
  const { shown, kind, text } = file;
  const document = new LanguageDocument(uriOf(file.path), kind, 0, text);
  const diagnostics =
    kind === 'project'
      ? projectDiagnostics(document)
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
function projectDiagnostics({ text, textDocument }: LanguageDocument): readonly ReportedDiagnostic[] {
  return projectProblems(text).map(({ message, path, offset, length }) => ({
    code: projectFileRule.code,
    severity: projectFileRule.severity,
    verdict: projectFileRule.verdict,
    message,
    path,
    range: { start: textDocument.positionAt(offset), end: textDocument.positionAt(offset + length) },
  }));
}
