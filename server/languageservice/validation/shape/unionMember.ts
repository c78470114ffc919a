import { closestName } from '../../../../flexli/expressions/check/closestName';
import type { Node } from 'jsonc-parser';
import { CoreAction } from '../../../../flexli/model/coreActions';
import type { Shape } from '../../schema/shape';
import { keyOf, stringOf, valueOf } from '../../syntax/nodes';
import type { Findings } from '../findings';
import { changeTo } from '../fixes';
import { SHAPE_RULES } from '../rules/shapeRules';
import { oneOf, quoted, withArticle } from '../wording';
import { insertion } from '../insertion';
import { firstLine } from '../keyPlace';
import { isPlaceholder } from './valueChecks';
import type { Place } from './place';

/** An object of a union whose discriminator is missing or names none of the members. */
export function checkUnion(node: Node, shape: Shape, { findings }: Place): void {
  const { union } = shape;
  if (!union) return;
  const { document } = findings;
  const property = valueOf(node, union.property);
  const name = quoted(union.property);
  if (!property) {
    findings.add(SHAPE_RULES.missingKey, node, `${capital(withArticle(union.noun))} needs ${name}.`, {
      at: firstLine(node, document.text),
      path: hasKnown(node, union) ? `${document.pathOf(node)}.${union.property}` : document.pathOf(node),
      fix: insertion(node, union.property, JSON.stringify(shape.meantBy(node) ?? ''), document.text),
      data: { missing: union.property },
    });
    return;
  }
  if (isPlaceholder(property)) return;
  const names = [...union.members.keys()];
  if (property.type !== 'string') {
    findings.add(SHAPE_RULES.wrongType, property, `${name} must be a text: ${oneOf(names)}.`);
    return;
  }
  const value = stringOf(node, union.property) ?? '';
  const isPlanned = value === CoreAction.Data || value === CoreAction.Email;
  const near = (isPlanned ? undefined : nearest(value, names)) ?? shape.meantBy(node);
  const known = names.map((one) => one.split(':').at(-1) ?? one);
  const where = union.place === undefined ? '' : ` ${union.place}`;
  const ofConnector = union.noun === 'source' ? 'an event of a connector' : 'an action of a connector';
  const hint =
    near === undefined
      ? `Choose ${oneOf(known)}${union.otherwise ? `, or ${ofConnector}` : ''}.`
      : `Did you mean ${quoted(near)}?`;
  findings.add(SHAPE_RULES.unknownKind, property, `${problem(value, union.noun, where || ' here')} ${hint}`, {
    ...(near !== undefined && { fix: changeTo(property, JSON.stringify(near)) }),
  });
}

function problem(value: string, noun: string, where: string): string {
  if (value === '') return `The type of the ${noun} is missing.`;
  if (value === CoreAction.Data) return 'The guide describes Data, but the API refuses it.';
  if (value === CoreAction.Email) return 'The guide only plans Email, and the API refuses it.';
  return `${quoted(value)} is no ${noun} that may stand${where}.`;
}

/** Whether an object has a key of one of the members at all. One that has none is wrong as a whole. */
function hasKnown(node: Node, { members, otherwise }: NonNullable<Shape['union']>): boolean {
  const all = [...members.values(), ...(otherwise ? [otherwise] : [])];
  return (node.children ?? []).some((property) => all.some((member) => member.hasProperty(keyOf(property))));
}

/** The name that is meant by a misspelt one; the prefix that all of them share says nothing. */
function nearest(value: string, names: readonly string[]): string | undefined {
  const lastOf = (name: string) => name.split(':').at(-1) ?? name;
  const near = closestName(lastOf(value), names.map(lastOf));
  return names.find((name) => lastOf(name) === near);
}

/**
 * Whether an object is of the member that its discriminator names. When all the rest is plainly another member, the
 * discriminator is the one mistake.
 */
export function checkMember(node: Node, declared: Shape, member: Shape, { findings }: Place): boolean {
  const { union } = declared;
  const property = union && valueOf(node, union.property);
  if (!union || !property || member === union.otherwise || isPlaceholder(property)) return true;
  const parameters = valueOf(node, 'parameters');
  const needed = member.property('parameters')?.required ?? [];
  if (needed.every((key) => valueOf(parameters, key) !== undefined) && (needed.length > 0 || !parameters)) return true;
  const connector = union.otherwise && valueOf(node, 'connector_id') ? union.otherwise : undefined;
  const meant = connector ? undefined : declared.meantBy(node);
  const other = connector ?? union.members.get(meant ?? '');
  if (!other || other === member) return true;
  // A key that the other member does not have either, such as a misspelt one, says that it is not meant.
  if (!connector && !(node.children ?? []).every((one) => other.hasProperty(keyOf(one)))) return true;
  // Without parameters it may be them that are wrong just as well.
  const bare = !connector && !parameters;
  reportMeant(findings, bare ? node : property, property, other, meant);
  return false;
}

/**
 * Reports that an object is of another kind than its discriminator says.
 *
 * @param node what is wrong: the discriminator, or the object when it may be something else just as well
 * @param meant the discriminator of the other kind, where it has one
 */
export function reportMeant(
  findings: Findings,
  node: Node,
  discriminator: Node,
  { noun = '' }: Shape,
  meant: string | undefined,
): void {
  const { offset, length } = discriminator;
  const name = quoted(discriminator.value);
  const message =
    node === discriminator
      ? `${name} does not fit the rest, which is ${withArticle(noun)}.`
      : `${name} needs “parameters”. Without them, this is ${withArticle(noun)}.`;
  findings.add(SHAPE_RULES.unknownKind, node, message, {
    at: { offset, length },
    ...(meant !== undefined && { fix: changeTo(discriminator, JSON.stringify(meant)) }),
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
