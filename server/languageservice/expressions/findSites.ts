import type { Node } from 'jsonc-parser';
import type { LanguageKind } from '../languageDocument';
import { keyOf } from '../syntax/nodes';
import { placeBelow, rootPlace } from './places';
import type { ExpressionSite, Place } from './site';

/** Where a string node stands, if the engine evaluates it there. */
export function siteOf(kind: LanguageKind, node: Node): ExpressionSite | undefined {
  const place = placeOf(kind, node);
  return place?.at === 'value' ? place.site : undefined;
}

/** Calls back with every string that the engine evaluates between two offsets, in the order of the text. */
export function visitSites(
  kind: LanguageKind,
  root: Node | undefined,
  range: { readonly start: number; readonly end: number },
  visit: (node: Node, site: ExpressionSite) => void,
): void {
  const place = rootPlace(kind);
  if (root !== undefined && place !== undefined) walk(root, place, range, visit);
}

/** The same for the strings of one action, those of the actions inside of it left out. */
export function visitOwnSites(action: Node, place: Place, visit: (node: Node, site: ExpressionSite) => void): void {
  const own = (below: Place) => below.at !== 'actions' && below.at !== 'branches';
  walk(action, place, EVERYWHERE, visit, own);
}

/** The same for everything below a node. */
export function visitSitesBelow(node: Node, place: Place, visit: (node: Node, site: ExpressionSite) => void): void {
  walk(node, place, EVERYWHERE, visit);
}

const EVERYWHERE = { start: 0, end: Number.MAX_SAFE_INTEGER };

function placeOf(kind: LanguageKind, node: Node): Place | undefined {
  const { parent } = node;
  if (parent === undefined) return rootPlace(kind);
  if (parent.type === 'property') {
    const object = parent.parent;
    const place = parent.children?.[1] === node && object !== undefined ? placeOf(kind, object) : undefined;
    return place && placeBelow(place, keyOf(parent), node);
  }
  const place = placeOf(kind, parent);
  return place && placeBelow(place, parent.children?.indexOf(node) ?? 0, node);
}

function walk(
  node: Node,
  place: Place,
  range: { readonly start: number; readonly end: number },
  visit: (node: Node, site: ExpressionSite) => void,
  enters: (below: Place) => boolean = () => true,
): void {
  if (node.offset > range.end || (node.length >= 0 && node.offset + node.length < range.start)) return;
  if (node.type === 'string') {
    if (place.at === 'value') visit(node, place.site);
    return;
  }
  const { children } = node;
  if (children === undefined) return;
  for (let index = 0; index < children.length; index++) {
    const child = children[index];
    const isProperty = child?.type === 'property';
    const value = isProperty ? child.children?.[1] : child;
    if (child === undefined || value === undefined) continue;
    const below = placeBelow(place, isProperty ? keyOf(child) : index, value);
    if (below !== undefined && enters(below)) walk(value, below, range, visit, enters);
  }
}
