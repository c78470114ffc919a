import type { LanguageContext } from '../../server/languageservice/context';
import { LanguageDocument } from '../../server/languageservice/languageDocument';
import { createLanguageService } from '../../server/languageservice/service';
import { REFERENCE_RULES } from '../../server/languageservice/validation/rules/references';
import type { FoundFile } from '../files/foundFile';
import { uriOf } from '../files/uriOf';
import { checkFile } from '../validate/checkFile';
import type { CheckedFile } from '../validate/report';
import type { FilledFile } from './runProject';

/** Checks what is about to run as the API would: only what it refuses counts. */
export class DocumentChecks {
  readonly #service = createLanguageService();
  readonly #contextOf: (file: FoundFile) => LanguageContext;

  constructor(contextOf: (file: FoundFile) => LanguageContext) {
    this.#contextOf = contextOf;
  }

  /** What the API would refuse in a file as it is written. */
  written(file: FoundFile): CheckedFile {
    const checked = checkFile(file, this.#contextOf(file), this.#service);
    return { ...checked, diagnostics: checked.diagnostics.filter(({ verdict }) => verdict === 'refused') };
  }

  /**
   * What it would refuse with placeholders filled, for people; places of the text mean nothing then. Ids of connectors are
   * paths of files here, so a run itself says which it does not know.
   */
  filled({ file, document }: FilledFile): readonly string[] {
    const opened = new LanguageDocument(uriOf(file.path), file.kind, 0, JSON.stringify(document));
    return this.#service
      .validate(opened, this.#contextOf(file))
      .filter(({ verdict, code }) => verdict === 'refused' && code !== REFERENCE_RULES.connector.code)
      .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  }
}
