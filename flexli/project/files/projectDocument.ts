import type { DocumentKind } from '../../model/documentKind';
import { documentKindOfName } from '../../model/documentKind';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json';

/** A workflow or connector file of a project. */
export interface ProjectDocument {
  /** Relative to the project, with slashes. */
  readonly path: string;
  readonly kind: DocumentKind;
  readonly text: string;
  /** Undefined for a text that is no JSON object. */
  readonly content: JsonObject | undefined;
}

/** Deeper documents than this are no workflows, and would be too much for whoever walks through them. */
const DEEPEST = 200;

/** Reads the text of a file; undefined for one that is neither a workflow nor a connector by its name. */
export function projectDocument(path: string, text: string): ProjectDocument | undefined {
  const kind = documentKindOfName(path);
  return kind && { path, kind, text, content: contentOf(text) };
}

/** The name for people: what the document says, else the path. */
export function nameOf({ content, path }: ProjectDocument): string {
  const name = content?.name;
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : path;
}

/** The type of a connector; undefined for workflows and for what is written wrongly. */
export function connectorTypeOf({ kind, content }: ProjectDocument): string | undefined {
  return kind === 'connector' && typeof content?.type === 'string' ? content.type : undefined;
}

function contentOf(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text.replace(/^\uFEFF/, '')) as JsonValue;
    return isJsonObject(value) && isShallow(value, DEEPEST) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isShallow(value: JsonValue | undefined, left: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return left > 0 && Object.values(value).every((item) => isShallow(item, left - 1));
}
