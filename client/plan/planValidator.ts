import type { PlanValidator } from '../../flexli/project/plan/planValidator';
import { FILE_SUFFIX } from '../../flexli/model/documentKind';
import type { LanguageServer } from '../language/languageServer';

/** Lets the language server judge what a plan would send. The URI names no file; its ending tells the kind. */
export function planValidator(server: LanguageServer): PlanValidator {
  return {
    async validate({ kind, text }, connectors, signal) {
      const uri = `flexli-deployed:/document${FILE_SUFFIX[kind]}`;
      const { diagnostics } = await server.validate({ uri, text, connectors }, signal);
      return diagnostics;
    },
  };
}
