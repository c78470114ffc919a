import { formatPath } from '../../flexli/document/jsonPath';

/**
 * The places that a mutation touched, as our diagnostics name them; undefined when there is not exactly one cause.
 * `swap` exchanges two values and names one of them.
 */
export function touchedPlace(mutation: string, document: unknown): TouchedPlace | undefined {
  const [verb = '', place = '', key] = mutation.split(' ');
  if (mutation.includes(';') || verb === 'none' || verb === 'swap') return undefined;
  const segments = place === '' ? [] : place.split('/');
  if (key !== undefined) segments.push(key);
  if (verb === 'dup') return duplicate(segments, document);
  const path = pathIn(document, segments);
  const parent = path.slice(0, -1);
  const nodes = [formatPath(path), formatPath(parent)];
  if (verb === 'ren')
    nodes.push(...renamed(String(path.at(-1)), valueAt(document, parent)).map((name) => formatPath([...parent, name])));
  return { nodes, within: formatPath(path) };
}

export interface TouchedPlace {
  /** The node that was touched, under each name that it has, and its parent. */
  readonly nodes: readonly string[];
  /** The node itself, for what lies inside it. */
  readonly within: string;
}

export function liesOn(path: string, { nodes }: TouchedPlace): boolean {
  return nodes.includes(path);
}

export function liesInside(path: string, { within }: TouchedPlace): boolean {
  return path.startsWith(`${within}.`) || path.startsWith(`${within}[`);
}

/** The copy of an item stands at the end of its list. */
function duplicate(segments: readonly string[], document: unknown): TouchedPlace {
  const list = pathIn(document, segments).slice(0, -1);
  const items = valueAt(document, list);
  const copy = formatPath([...list, Array.isArray(items) ? items.length - 1 : 0]);
  return { nodes: [copy, formatPath(list)], within: copy };
}

/** A renamed key lost its last letter or got an s. */
function renamed(key: string, parent: unknown): readonly string[] {
  if (typeof parent !== 'object' || parent === null) return [];
  return Object.keys(parent).filter((name) => name === `${key}s` || name === key.slice(0, -1));
}

/** Numbers are indices in lists and keys in objects. */
function pathIn(document: unknown, segments: readonly string[]): (string | number)[] {
  const path: (string | number)[] = [];
  let value = document;
  for (const segment of segments) {
    const isIndex = /^\d+$/.test(segment) && (Array.isArray(value) || typeof value !== 'object' || value === null);
    path.push(isIndex ? Number(segment) : segment);
    value = child(value, segment);
  }
  return path;
}

function valueAt(document: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, segment) => child(value, String(segment)), document);
}

function child(value: unknown, segment: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[segment]
    : undefined;
}
