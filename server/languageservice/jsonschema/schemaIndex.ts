import type { JsonObject, JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';
import { pythonRegExp } from './pythonRegExp';

/** Base of a schema that names none. */
const NO_BASE = 'schema:///root';

/** Keywords whose value is data, not a schema. */
const DATA = new Set(['const', 'enum', 'default', 'examples']);

/** Where the references of one schema lead: by JSON pointer, `$id`, `$anchor` and `$dynamicAnchor`. */
export class SchemaIndex {
  readonly #bases = new Map<JsonObject, string>();
  readonly #resources = new Map<string, JsonObject>();
  readonly #anchors = new Map<string, JsonObject>();
  readonly #dynamic = new Set<JsonObject>();
  readonly #patterns = new Map<string, RegExp | undefined>();

  constructor(readonly root: JsonObject) {
    this.#resources.set(NO_BASE, root);
    this.#collect(root, NO_BASE, 0);
  }

  /** Whether the schema begins a resource of its own. */
  isResource(schema: JsonObject): boolean {
    return schema === this.root || typeof schema.$id === 'string';
  }

  /** A pattern of Python's dialect; undefined when it is none. */
  pattern(source: string): RegExp | undefined {
    if (!this.#patterns.has(source)) this.#patterns.set(source, pythonRegExp(source));
    return this.#patterns.get(source);
  }

  /** The schema that a `$ref` beside `from` means; undefined when it leads nowhere. */
  resolve(reference: string, from: JsonObject): JsonValue | undefined {
    const [address, fragment = ''] = reference.split('#', 2);
    const base = this.#bases.get(from) ?? NO_BASE;
    const resource = address === '' || address === undefined ? base : join(address, base);
    const root = this.#resources.get(resource);
    if (!root) return undefined;
    if (fragment === '') return root;
    if (fragment.startsWith('/')) return pointed(root, decoded(fragment));
    return this.#anchors.get(`${resource}#${fragment}`);
  }

  /** A `$dynamicRef` means the outermost `$dynamicAnchor` of its name among the resources gone through. */
  resolveDynamic(reference: string, from: JsonObject, scope: readonly JsonObject[]): JsonValue | undefined {
    const target = this.resolve(reference, from);
    const anchor = reference.split('#', 2)[1] ?? '';
    if (!isJsonObject(target) || target.$dynamicAnchor !== anchor) return target;
    for (const resource of scope) {
      const found = this.#anchors.get(`${this.#bases.get(resource) ?? NO_BASE}#${anchor}`);
      if (found && this.#dynamic.has(found)) return found;
    }
    return target;
  }

  #collect(schema: JsonValue | undefined, base: string, depth: number): void {
    if (depth > 200) return;
    if (Array.isArray(schema)) {
      for (const item of schema as readonly JsonValue[]) this.#collect(item, base, depth + 1);
      return;
    }
    if (!isJsonObject(schema)) return;
    const { $id, $anchor, $dynamicAnchor } = schema;
    const own = typeof $id === 'string' && !$id.startsWith('#') ? join($id.replace(/#$/, ''), base) : base;
    if (own !== base) this.#resources.set(own, schema);
    this.#bases.set(schema, own);
    for (const anchor of [$anchor, $dynamicAnchor]) {
      if (typeof anchor === 'string') this.#anchors.set(`${own}#${anchor}`, schema);
    }
    if (typeof $dynamicAnchor === 'string') this.#dynamic.add(schema);
    for (const [key, value] of Object.entries(schema)) if (!DATA.has(key)) this.#collect(value, own, depth + 1);
  }
}

function join(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function pointed(root: JsonValue, pointer: string): JsonValue | undefined {
  let at: JsonValue | undefined = root;
  for (const token of pointer.slice(1).split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(at)) at = (at as readonly JsonValue[])[Number(key)];
    else if (isJsonObject(at) && Object.hasOwn(at, key)) at = at[key];
    else return undefined;
  }
  return at;
}
