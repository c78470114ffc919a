import { FILE_SUFFIX } from '../../flexli/model/documentKind';
import type { DocumentValidator } from '../../flexli/model/finding';
import { accountConnectors } from '../../server/languageservice/accountConnectors';
import type { CatalogConnector } from '../../server/languageservice/catalog';
import { contextOf } from '../../server/languageservice/context';
import { LanguageDocument } from '../../server/languageservice/languageDocument';
import { createLanguageService } from '../../server/languageservice/service';

/** Checks what is sent to the emulator by the rules of the editor, in this process. */
export function localValidator(): DocumentValidator {
  const service = createLanguageService();
  let known: readonly CatalogConnector[] = [];
  return {
    validate(kind, text, connectors) {
      known = accountConnectors(connectors, known);
      // The URI names no file; its ending tells the kind.
      const document = new LanguageDocument(`flexli-received:/document${FILE_SUFFIX[kind]}`, kind, 0, text);
      return Promise.resolve(service.validate(document, contextOf(known, true)));
    },
  };
}
