import type { CompletionItem, JSONSchema, LanguageService } from 'vscode-json-languageservice';
import { getLanguageService } from 'vscode-json-languageservice';
import type { MarkupContent } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { JsonObject } from '../../../flexli/model/json';
import type { Fragment } from './fragment';

const MARKDOWN = {
  textDocument: {
    completion: { completionItem: { documentationFormat: ['markdown' as const, 'plaintext' as const] } },
  },
};

/**
 * The stock JSON service, fed with fragments. Each schema gets an instance of its own, which is cheap, so that it is
 * resolved once and kept for as long as the schema itself. The stock service changes the schemas it is given, so it
 * gets copies. A malformed schema of a connector gives nothing instead of an error.
 */
export class StockJson {
  readonly #services = new WeakMap<JsonObject, LanguageService>();

  async complete(fragment: Fragment, schema: JsonObject): Promise<readonly CompletionItem[]> {
    const document = fragmentDocument(fragment);
    try {
      const service = this.#serviceOf(schema);
      const position = document.positionAt(fragment.offset);
      const list = await service.doComplete(document, position, service.parseJSONDocument(document));
      return list?.items ?? [];
    } catch {
      return [];
    }
  }

  /** Markdown about the key or value at the fragment's cursor. */
  async hover(fragment: Fragment, schema: JsonObject): Promise<string | undefined> {
    const document = fragmentDocument(fragment);
    try {
      const service = this.#serviceOf(schema);
      const position = document.positionAt(fragment.offset);
      const hover = await service.doHover(document, position, service.parseJSONDocument(document));
      return hover ? markdownOf(hover.contents) : undefined;
    } catch {
      return undefined;
    }
  }

  #serviceOf(schema: JsonObject): LanguageService {
    const known = this.#services.get(schema);
    if (known !== undefined) return known;
    const service = getLanguageService({ clientCapabilities: MARKDOWN });
    const copy = structuredClone(schema) as JSONSchema;
    service.configure({ schemas: [{ uri: 'flexli-schema:/fragment', fileMatch: ['*'], schema: copy }] });
    this.#services.set(schema, service);
    return service;
  }
}

function fragmentDocument(fragment: Fragment): TextDocument {
  return TextDocument.create('flexli-fragment:/fragment.json', 'json', 0, fragment.text);
}

function markdownOf(contents: unknown): string | undefined {
  const parts: readonly unknown[] = Array.isArray(contents) ? contents : [contents];
  const texts = parts.map((part) => (typeof part === 'string' ? part : (part as MarkupContent).value));
  return texts.filter((text) => text !== '').join('\n\n') || undefined;
}
