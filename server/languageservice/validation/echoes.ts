import type { Node } from 'jsonc-parser';
import { isOfNesting } from '../../../flexli/document/syntaxProblems';
import { endOf, isComposite } from '../syntax/nodes';
import type { Findings } from './findings';

/**
 * In broken JSON, what lies behind the first break or is missing is most likely an echo of it. So is what lies in an
 * action that has swallowed the next one, since nobody knows what belongs to it.
 */
export function withoutEchoes(findings: Findings): Findings {
  const { syntaxProblems, root } = findings.document;
  const broken = Math.min(syntaxProblems[0]?.offset ?? 0, beginOfUnsure(findings, root) ?? Infinity);
  const sound = findings.part();
  sound.take(findings.all.filter(({ offset, data }) => offset < broken && data?.missing === undefined));
  return sound;
}

/** Where the item of a list, or else the value, begins whose brackets are not sure. */
function beginOfUnsure({ document }: Findings, root: Node | undefined): number | undefined {
  const { text, parsed } = document;
  const error = parsed.tree.errors.find((one) => isOfNesting(one, text));
  if (error === undefined || root?.type !== 'object') return undefined;
  const property = root.children?.findLast(({ offset }) => offset < error.offset);
  const value = property?.children?.[1];
  if (!isComposite(value) || endOf(value, text.length) + 1 < error.offset) return property?.offset;
  const item = value.type === 'array' ? value.children?.findLast(({ offset }) => offset < error.offset) : undefined;
  return (item ?? value).offset;
}
