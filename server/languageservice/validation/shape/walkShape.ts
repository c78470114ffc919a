import type { Node } from 'jsonc-parser';
import type { Shape } from '../../schema/shape';
import type { Findings } from '../findings';
import { checkFraction } from '../rules/fraction';
import { checkFlatCondition } from './flatCondition';
import { checkKeys } from './objectKeys';
import { keyOf, valueOf } from '../../syntax/nodes';
import type { Place } from './place';
import { checkScalar } from './scalar';
import { checkItems, checkSize, checkType } from './valueChecks';
import { checkMember, checkUnion, reportMeant } from './unionMember';

/** Holds a value against a shape, and all that is in it. One cause gives one finding, on the smallest node. */
export function walkShape(node: Node, shape: Shape, place: Place): void {
  if (!checkType(node, shape, place)) return;
  if (node.type === 'object') walkObject(node, shape, place);
  else if (node.type === 'array') walkArray(node, shape, place);
  else checkScalar(node, shape, place);
}

function walkObject(node: Node, declared: Shape, place: Place): void {
  const shape = declared.memberOf(node);
  if (!shape || !checkMember(node, declared, shape, place)) {
    if (!shape) checkUnion(node, declared, place);
    walkFree(node, place.findings, OF_ANY_NUMBERS);
    return;
  }
  const { findings } = place;
  const before = findings.all.length;
  walkProperties(node, shape, place);
  const { union } = declared;
  if (!union || union.otherwise || refusals(findings, before) < 2) return;
  const meant = memberThatFits(node, union, findings);
  const property = valueOf(node, union.property);
  if (!meant || !property) return;
  // Several mistakes that another kind would not have are one: the name of the kind.
  findings.takeBack(before);
  reportMeant(findings, property, property, meant.member, meant.name);
}

/** The one member of a union that has no mistake in an object but that the object is called another. */
function memberThatFits(
  node: Node,
  { property, members }: NonNullable<Shape['union']>,
  findings: Findings,
): { readonly name: string; readonly member: Shape } | undefined {
  const named = `${findings.document.pathOf(node)}.${property}`;
  const fitting = [...members].filter(([, member]) => {
    const part = findings.part();
    walkProperties(node, member, { findings: part, key: undefined });
    return part.all.every(({ verdict, path }) => verdict !== 'refused' || path === named);
  });
  const [only] = fitting;
  return only && fitting.length === 1 ? { name: only[0], member: only[1] } : undefined;
}

function refusals({ all }: Findings, from: number): number {
  let count = 0;
  for (let index = from; index < all.length; index++) if (all[index]?.verdict === 'refused') count++;
  return count;
}

function walkProperties(node: Node, shape: Shape, place: Place): void {
  if (checkFlatCondition(node, shape, place)) return;
  checkKeys(node, shape, place);
  for (const property of node.children ?? []) {
    const pair = property.children;
    const value = pair?.[1];
    if (!pair || !value) continue;
    const key = pair[0]?.value as string;
    const below = shape.property(key);
    if (below && key === place.skipped && value.type === 'array')
      checkSize(value, below, { findings: place.findings, key });
    else if (below) walkShape(value, below, { findings: place.findings, key });
    else if (shape.open && !shape.forgets) walkFree(value, place.findings);
  }
}

function walkArray(node: Node, shape: Shape, place: Place): void {
  checkSize(node, shape, place);
  const { items } = shape;
  if (items && !checkItems(node, items, place)) return;
  for (const item of node.children ?? []) {
    if (items) walkShape(item, items, { findings: place.findings, key: undefined });
    else walkFree(item, place.findings);
  }
}

/**
 * Values that no schema of ours describes: what the storage of the engine refuses counts there, too.
 *
 * @param passed keys whose values are left out
 */
export function walkFree(node: Node, findings: Findings, passed: readonly string[] = []): void {
  if (node.type === 'number') checkFraction(findings, node);
  if (node.type === 'property' && passed.includes(keyOf(node))) return;
  for (const child of node.children ?? []) walkFree(child, findings, passed);
}

/** Where it is not known which schema holds, these may hold fractions. */
const OF_ANY_NUMBERS = ['variables', 'transform'];
