import { FILE_SUFFIX } from '../../flexli/model/documentKind';
import type { DocumentValidator } from '../../flexli/model/finding';
import type { LanguageServer } from './languageServer';

/**
 * Lets the embedded engine check what is sent to it as the editor does: by asking the language server. The URI names
 * no file; its ending tells the kind.
 */
export function serverValidator(server: () => LanguageServer): DocumentValidator {
  return {
    async validate(kind, text, connectors, signal) {
      const uri = `flexli-received:/document${FILE_SUFFIX[kind]}`;
      const { diagnostics } = await server().validate({ uri, text, connectors }, signal);
      return diagnostics;
    },
  };
}
