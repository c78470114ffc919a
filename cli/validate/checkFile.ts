import { projectProblems } from '../../flexli/project/projectProblems';
import type { LanguageContext } from '../../server/languageservice/context';
import { LanguageDocument } from '../../server/languageservice/languageDocument';
import { projectFindings } from '../../server/languageservice/project/projectFindings';
import type { FlexliLanguageService } from '../../server/languageservice/service';
import type { FoundFile } from '../files/foundFile';
import { uriOf } from '../files/uriOf';
import type { CheckedFile } from './report';

/** Checks a file as the editor does. */
export function checkFile(file: FoundFile, context: LanguageContext, service: FlexliLanguageService): CheckedFile {
  const { shown, kind, text } = file;
  const document = new LanguageDocument(uriOf(file.path), kind, 0, text);
  const found =
    kind === 'project'
      ? projectFindings(document, projectProblems(text), context)
      : service.validate(document, context);
  const diagnostics = found.map(({ code, severity, verdict, message, path, range }) => ({
    code,
    severity,
    verdict,
    message,
    path,
    range,
  }));
  return { path: shown, kind, diagnostics };
}
