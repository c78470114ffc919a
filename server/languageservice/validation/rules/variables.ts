import { closestName } from '../../../../flexli/expressions/check/closestName';
import type { Node } from 'jsonc-parser';
import type { ActionSites } from '../../expressions/actionSites';
import { fieldsIn } from '../../expressions/formatFields';
import { expressionOf, ParsedExpressions } from '../../expressions/parsedExpressions';
import { inJson } from '../../expressions/writing';
import type { Shape } from '../../inference/shape';
import { UNKNOWN } from '../../inference/shape';
import { shapeOfTemplate } from '../../inference/templateShape';
import type { ActionView } from '../../syntax/actionView';
import { keyOf } from '../../syntax/nodes';
import type { DiagnosticFix } from '../diagnostic';
import type { Findings } from '../findings';
import type { FormatText } from '../formatTexts';
import { checkSpecs, placeIn, readFormat } from '../formatTexts';
import { insertion } from '../insertion';
import { removal } from '../removal';
import type { Rule } from '../rule';

const EXAMPLE = (variables: string, text: string): Rule['example'] => ({
  kind: 'workflow',
  text: `{ "name": "Example", "schema_version": 1, "actions": [{ "order": 1, "type": "Flexli:CoreV1:CustomEvent", "variables": ${variables}, "parameters": { "event_type": "${text}" } }] }`,
});

export const VARIABLE_RULES = {
  unused: {
    code: 'variable-unused',
    verdict: 'advice',
    severity: 'hint',
    title: 'Nothing uses a variable',
    why: 'Variables only fill the `{name}` fields in the parameters of their own action.',
    mend: 'Remove it, or write its name in braces where its value belongs.',
    example: EXAMPLE('{ "name": "Ann", "size": 5 }', 'Hello {name}'),
  },
  unknown: {
    code: 'variable-unknown',
    verdict: 'advice',
    severity: 'warning',
    title: 'A field is no variable',
    why: 'The engine leaves a text as it is, other fields included, unless every field in it is a variable of the action.',
    mend: 'Add the variable, mend its name, or write `{{` and `}}` where the braces are text.',
    example: EXAMPLE('{ "name": "Ann" }', 'Hello {nmae}'),
  },
} as const satisfies Record<string, Rule>;

/** `{name}` fields in the parameters of an action, against its `variables`. */
export function checkVariables(findings: Findings, action: ActionView, sites: ActionSites): void {
  const filled = sites.filledIn(action.node);
  const variables = action.value('variables');
  const properties = variables?.type === 'object' ? (variables.children ?? []) : [];
  if (properties.length === 0) {
    for (const node of filled) checkWithoutVariables(findings, node, action);
    return;
  }
  const names = new Map(properties.map((property) => [keyOf(property), property]));
  const { texts, isComplete } = filledTexts(findings, filled, action.value('parameters'));
  const used = new Set<string>();
  const shapeOf = shapesOf(names);
  for (const text of texts) {
    let unknown = 0;
    for (const { name, spec } of text.fields) {
      used.add(name);
      if (spec !== '') for (const inner of namesIn(spec)) used.add(inner);
      if (!names.has(name)) unknown++;
    }
    if (unknown === 0) checkSpecs(findings, text, shapeOf);
    else for (const meant of checkUnknown(findings, text, unknown, [...names.keys()], action)) used.add(meant);
  }
  // What a text uses that cannot be read is not known.
  if (!isComplete) return;
  for (const [name, property] of names) {
    const key = property.children?.[0];
    if (used.has(name) || key === undefined || name === '') continue;
    findings.add(VARIABLE_RULES.unused, key, `Nothing uses the variable “${name}”. Write {${name}} where it belongs.`, {
      fix: removal(property, findings.document.text),
    });
  }
}

/**
 * The texts with braces that are filled. An expression that is the whole value of a parameter is evaluated first, and only
 * its result is filled.
 */
function filledTexts(
  findings: Findings,
  filled: readonly Node[],
  parameters: Node | undefined,
): { readonly texts: readonly FormatText[]; readonly isComplete: boolean } {
  const texts: FormatText[] = [];
  let isComplete = true;
  for (const node of filled) {
    if (node.parent?.parent === parameters && expressionOf(node.value as string) !== undefined) continue;
    const text = readFormat(findings, node);
    if (text !== undefined) texts.push(text);
    else isComplete = false;
  }
  return { texts, isComplete };
}

const NAME = /^[A-Za-z_]\w*$/;

/** Without variables nothing is filled, so a text that looks as if it should be is worth a hint. */
function checkWithoutVariables(findings: Findings, node: Node, action: ActionView): void {
  const text = node.value as string;
  if (!text.includes('{') || expressionOf(text) !== undefined) return;
  const fields = fieldsIn(text);
  const [first] = fields;
  if (first === undefined || !fields.every(({ name, spec }) => NAME.test(name) && !/[\s"]/.test(spec))) return;
  const at = placeIn(findings.document.offsetsIn(node), first.start, first.end);
  const message = `The action has no variables, so {${first.name}} stays as it is. Add "variables" with “${first.name}”.`;
  const fix = adding(findings, action, first.name);
  findings.add(VARIABLE_RULES.unknown, node, message, { at, severity: 'hint', fix });
}

/** Names of fields within a format, such as `>{width}`. */
function namesIn(spec: string): readonly string[] {
  return [...spec.matchAll(/\{(\w+)/g)].map((inner) => inner[1] ?? '');
}

/** The shapes of variables, as far as their own text tells. */
function shapesOf(names: ReadonlyMap<string, Node>): (name: string) => Shape {
  let parsed: ParsedExpressions | undefined;
  return (name) => {
    const value = names.get(name)?.children?.[1];
    if (value?.type === 'number') return { kind: 'number', values: [value.value as number] };
    if (value === undefined) return UNKNOWN;
    parsed ??= new ParsedExpressions();
    return shapeOfTemplate(value, { source: UNKNOWN, parsed });
  };
}

/**
 * A text without any known field may just hold braces; in an expression they are those of an object. Gives the names that
 * were most likely meant.
 */
function checkUnknown(
  findings: Findings,
  text: FormatText,
  unknown: number,
  names: readonly string[],
  action: ActionView,
): readonly string[] {
  const someKnown = unknown < text.fields.length;
  if (expressionOf(text.text) !== undefined) return [];
  return text.fields.flatMap(({ name, start }) => {
    if (names.includes(name)) return [];
    const outer = /^(\w+)[.[]/.exec(name)?.[1];
    const isInner = outer !== undefined && names.includes(outer);
    const meant = isInner ? undefined : closestName(name, names);
    if (!someKnown && !isInner && meant === undefined) return [];
    const at = placeIn(findings.document.offsetsIn(text.node), start + 1, start + 1 + name.length);
    const hint = isInner
      ? ` A field is a name alone; add a variable for ${name}.`
      : meant === undefined
        ? ''
        : ` Did you mean {${meant}}?`;
    const message = `“${name}” is no variable of this action, so all of the text stays as it is.${hint}`;
    findings.add(VARIABLE_RULES.unknown, text.node, message, {
      at,
      fix: meant === undefined ? adding(findings, action, name) : writeName(at, meant),
    });
    return [meant ?? outer ?? ''];
  });
}

/** Adds a variable that is read of the state by its own name. */
function adding({ document: { text } }: Findings, action: ActionView, name: string): DiagnosticFix | undefined {
  if (!NAME.test(name)) return undefined;
  const variables = action.value('variables');
  const value = `::${name}`;
  const fix =
    variables === undefined
      ? insertion(action.node, 'variables', JSON.stringify({ [name]: value }), text)
      : insertion(variables, name, JSON.stringify(value), text);
  return fix && { ...fix, title: `Add the variable ${name}` };
}

function writeName(at: { readonly offset: number; readonly length: number }, name: string) {
  return { title: `Write {${name}}`, edits: [{ ...at, newText: inJson(name) }] };
}
