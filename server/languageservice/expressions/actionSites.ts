import type { Node } from 'jsonc-parser';
import { valueOf } from '../syntax/nodes';
import { visitSites, visitSitesBelow } from './findSites';
import type { ExpressionSite } from './site';

/** A string that the engine evaluates. */
export interface SiteInText {
  readonly node: Node;
  readonly site: ExpressionSite;
}

const NONE: readonly Node[] = [];

function hasBrace(text: string): boolean {
  return text.includes('{') || text.includes('}');
}

/** The strings that the engine evaluates in an action of a workflow's own list and in those in it, found once for all rules. */
export class ActionSites {
  #all: readonly SiteInText[] | undefined;
  #filled: ReadonlyMap<Node, readonly Node[]> | undefined;

  constructor(readonly action: Node) {}

  /** In the order of the text. */
  get all(): readonly SiteInText[] {
    if (this.#all !== undefined) return this.#all;
    const all: SiteInText[] = [];
    visitSitesBelow(this.action, { at: 'action', action: this.action, insideIterator: false }, (node, site) => {
      all.push({ node, site });
    });
    return (this.#all = all);
  }

  /** Of one of the actions, the strings with braces that its variables fill. */
  filledIn(action: Node): readonly Node[] {
    this.#filled ??= this.#findFilled();
    return this.#filled.get(action) ?? NONE;
  }

  #findFilled(): ReadonlyMap<Node, readonly Node[]> {
    const filled = new Map<Node, Node[]>();
    for (const { node, site } of this.all) {
      if (site.fills === undefined || site.action === undefined || !hasBrace(node.value as string)) continue;
      const known = filled.get(site.action);
      if (known === undefined) filled.set(site.action, [node]);
      else known.push(node);
    }
    return filled;
  }
}

/** The same for the source of a workflow. */
export function sitesInSource(root: Node): readonly SiteInText[] {
  const source = valueOf(root, 'source');
  if (source === undefined) return [];
  const sites: SiteInText[] = [];
  const range = { start: source.offset, end: source.offset + Math.max(source.length, 0) };
  visitSites('workflow', root, range, (node, site) => {
    if (site.action === undefined) sites.push({ node, site });
  });
  return sites;
}
