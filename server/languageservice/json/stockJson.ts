import type { CompletionItem, JSONSchema, LanguageService } from 'vscode-json-languageservice';
import type { MarkupContent } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { JsonObject, JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';
import { FLEXLI_SCHEMAS } from '../schema/flexliSchemas';
import type { Fragment } from './fragment';

/**
 * The stock JSON service, fed with fragments. Each schema gets an instance of its own, which is cheap, so that it is
 * resolved once and kept for as long as the schema itself. The stock service changes the schemas it is given, so it
 * gets copies. A malformed schema of a connector gives nothing instead of an error.
 */
export class StockJson {
  readonly #services = new WeakMap<JsonObject, Map<string, Promise<LanguageService>>>();

  async complete(fragment: Fragment, schema: JsonObject): Promise<readonly CompletionItem[]> {
    const document = fragmentDocument(fragment);
    try {
      const service = await this.#serviceOf(schema);
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
      const service = await this.#serviceOf(schema);
      const position = document.positionAt(fragment.offset);
      const hover = await service.doHover(document, position, service.parseJSONDocument(document));
      return hover ? markdownOf(hover.contents) : undefined;
    } catch {
      return undefined;
    }
  }

  #serviceOf(schema: JsonObject): Promise<LanguageService> {
    // Concrete schemas are put together anew each time; their definitions are one object, and tell them apart.
    const { $defs, ...own } = schema;
    const [owner, key] = isJsonObject($defs) ? [$defs, JSON.stringify(own)] : [schema, ''];
    const known = this.#services.get(owner) ?? new Map<string, Promise<LanguageService>>();
    this.#services.set(owner, known);
    const service = known.get(key) ?? newService(schema);
    known.set(key, service);
    return service;
  }
}

async function newService(schema: JsonObject): Promise<LanguageService> {
  const { createStockService } = await import('./stockService');
  return createStockService(
    (isOurs(schema) ? withMarkdown(schema, schema.$defs) : structuredClone(schema)) as JSONSchema,
  );
}

function isOurs({ $defs }: JsonObject): boolean {
  return Object.values(FLEXLI_SCHEMAS).some(({ root }) => (root.$defs as unknown) === $defs);
}

/** A copy in which descriptions are Markdown, as those of our own schemas are written. */
function withMarkdown(value: JsonValue, definitions: JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => withMarkdown(item, definitions));
  if (!isJsonObject(value)) return value;
  const copy: Record<string, JsonValue> = {};
  for (const [key, item] of Object.entries(withReferred(value, definitions))) {
    if (item === undefined) continue;
    copy[key] = key === 'defaultSnippets' ? snippetsOf(item) : withMarkdown(item, definitions);
    if (key === 'description' && typeof item === 'string') copy.markdownDescription = item;
    if (key === 'enumDescriptions') copy.markdownEnumDescriptions = item;
  }
  return copy;
}

/** What stands beside a reference wins over what it refers to; the stock service would take it the other way round. */
function withReferred(schema: JsonObject, definitions: JsonValue | undefined): JsonObject {
  const { $ref, ...own } = schema;
  if (typeof $ref !== 'string' || Object.keys(own).length === 0 || !isJsonObject(definitions)) return schema;
  const referred = definitions[$ref.replace('#/$defs/', '')];
  return isJsonObject(referred) ? { ...referred, ...own } : schema;
}

/** What snippets insert is no schema, and stays as it is. */
function snippetsOf(snippets: JsonValue): JsonValue {
  if (!Array.isArray(snippets)) return snippets;
  return (snippets as readonly JsonValue[]).map((snippet) => {
    if (!isJsonObject(snippet) || snippet.description === undefined) return snippet;
    return { ...snippet, markdownDescription: snippet.description };
  });
}

function fragmentDocument(fragment: Fragment): TextDocument {
  return TextDocument.create('flexli-fragment:/fragment.json', 'json', 0, fragment.text);
}

function markdownOf(contents: unknown): string | undefined {
  const parts: readonly unknown[] = Array.isArray(contents) ? contents : [contents];
  const texts = parts.map((part) => (typeof part === 'string' ? part : (part as MarkupContent).value));
  return texts.filter((text) => text !== '').join('\n\n') || undefined;
}
