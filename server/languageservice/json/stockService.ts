import type { JSONSchema, LanguageService } from 'vscode-json-languageservice';
import { getLanguageService } from 'vscode-json-languageservice';

const MARKDOWN = {
  textDocument: {
    completion: { completionItem: { documentationFormat: ['markdown' as const, 'plaintext' as const] } },
  },
};

/** The stock JSON service with one schema for whatever it is asked about. A bundle of its own, read when first needed. */
export function createStockService(schema: JSONSchema): LanguageService {
  const service = getLanguageService({ clientCapabilities: MARKDOWN });
  service.configure({ schemas: [{ uri: 'flexli-schema:/fragment', fileMatch: ['*'], schema }] });
  return service;
}
