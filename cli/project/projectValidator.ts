import { FILE_SUFFIX } from '../../flexli/model/documentKind';
import type { PlanValidator } from '../../flexli/project/plan/planValidator';
import { parseProjectFile } from '../../flexli/project/projectFile';
import { accountConnectors } from '../../server/languageservice/accountConnectors';
import type { CatalogConnector } from '../../server/languageservice/catalog';
import { contextOf } from '../../server/languageservice/context';
import { LanguageDocument } from '../../server/languageservice/languageDocument';
import { createLanguageService } from '../../server/languageservice/service';
import { DEFAULT_SETTINGS, settingsFor } from '../../server/languageservice/validation/settings';

/** Checks what is deployed by the rules of the editor, as the project file wants to hear of them. */
export function projectValidator(projectText: string): PlanValidator {
  const service = createLanguageService();
  const { project } = parseProjectFile(projectText);
  let known: readonly CatalogConnector[] = [];
  return {
    validate({ path, kind, text }, connectors) {
      known = accountConnectors(connectors, known);
      // The URI names no file; its ending tells the kind.
      const document = new LanguageDocument(`flexli-deployed:/document${FILE_SUFFIX[kind]}`, kind, 0, text);
      const diagnostics = settingsFor(DEFAULT_SETTINGS, project.diagnostics, path);
      return Promise.resolve(service.validate(document, { ...contextOf(known, true), diagnostics }));
    },
  };
}
