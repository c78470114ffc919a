import { closestName } from '../../../../flexli/expressions/check/closestName';
import type { Node } from 'jsonc-parser';
import type { ParsedExpression } from '../../../../flexli/expressions/parser';
import { visitOwnSites } from '../../expressions/findSites';
import { ParsedExpressions } from '../../expressions/parsedExpressions';
import { shapeOfExpression } from '../../inference/expressionShape';
import type { Shape } from '../../inference/shape';
import { objectIn } from '../../inference/shape';
import { shapeOfSchema } from '../../inference/shapeOfSchema';
import { jsonOf } from '../../jsonschema/jsonOf';
import { keyOf, valueOf } from '../../syntax/nodes';
import { inJson, keyText } from '../../expressions/writing';
import type { Findings } from '../findings';
import { checkSpecs, placeIn, readFormat } from '../formatTexts';
import type { Rule } from '../rule';

const EXAMPLE = (path: string): Rule['example'] => ({
  kind: 'connector',
  text: `{ "type": "A", "name": "A", "description": "", "schema_version": 1, "config": { "host": "a.example.com" }, "actions": [{ "type": "Get", "method": "get", "path": "${path}", "parameters": { "type": "object", "properties": { "id": { "type": "string" }, "page": { "type": "integer" } } }, "query": { "page": "::page" } }] }`,
});

export const PARAMETER_USE_RULES = {
  unused: {
    code: 'parameter-unused',
    verdict: 'advice',
    severity: 'hint',
    title: 'A request does not use a parameter',
    why: 'What a workflow gives for it is sent nowhere.',
    mend: 'Write `{name}` or `::name` in path, headers, query or body, or remove the parameter.',
    example: EXAMPLE('people'),
  },
  unknown: {
    code: 'parameter-unknown',
    verdict: 'advice',
    severity: 'warning',
    title: 'A request uses a parameter that the action does not have',
    why: 'An expression gives null then, and a text with such a field is sent as it is, braces included.',
    mend: 'Add it to `properties` of the action’s `parameters`, or mend its name.',
    example: EXAMPLE('people/{ident}'),
  },
} as const satisfies Record<string, Rule>;

/** Expressions and `{name}` fields in the request of a connector's action, against its `parameters`. */
export function checkParameterUse(findings: Findings, action: Node): void {
  const schema = valueOf(action, 'parameters');
  const properties = valueOf(schema, 'properties');
  if (action.type !== 'object' || schema === undefined || properties?.type !== 'object') return;
  const shape = shapeOfSchema(jsonOf(schema));
  const keys = objectIn(shape)?.keys;
  if (keys === undefined) return;
  const use = new ParameterUse(findings, shape, [...keys.keys()]);
  visitOwnSites(action, { at: 'connectorAction', action }, (node) => {
    use.look(node, action);
  });
  if (use.usesAll) return;
  for (const property of properties.children ?? []) {
    const name = keyOf(property);
    const key = property.children?.[0];
    if (key === undefined || use.used.has(name)) continue;
    findings.add(PARAMETER_USE_RULES.unused, key, `The request does not use “${name}”.`);
  }
}

class ParameterUse {
  readonly used = new Set<string>();
  /** Parameters are passed on as a whole. */
  usesAll = false;
  readonly #parsed = new ParsedExpressions();

  constructor(
    private readonly findings: Findings,
    private readonly shape: Shape,
    private readonly names: readonly string[],
  ) {}

  look(node: Node, action: Node): void {
    const value = node.value as string;
    const parsed = this.#parsed.of(value);
    if (parsed !== undefined) this.#expression(node, parsed);
    // The value of a key of the action itself is evaluated before it is filled.
    const isFirst = parsed !== undefined && node.parent?.parent === action;
    if (!isFirst && /[{}]/.test(value)) this.#fields(node, parsed !== undefined);
  }

  #expression(node: Node, { ast, text }: ParsedExpression): void {
    const result =
      text === ''
        ? this.shape
        : shapeOfExpression(ast, this.shape, {
            onField: (field, from) => {
              if (from === this.shape) this.#read(node, field.name, field.start + 2, field.end + 2, false);
            },
          });
    if (result === this.shape || text.includes('@')) this.usesAll = true;
  }

  #fields(node: Node, isExpression: boolean): void {
    const text = readFormat(this.findings, node);
    if (text === undefined) {
      // What it uses cannot be told.
      this.usesAll = true;
      return;
    }
    const known = text.fields.filter(({ name }) => this.names.includes(name));
    if (isExpression && known.length < text.fields.length) return;
    for (const { name, start } of text.fields) this.#read(node, name, start + 1, start + 1 + name.length, true);
    if (known.length === text.fields.length) {
      const keys = objectIn(this.shape)?.keys;
      checkSpecs(this.findings, text, (name) => keys?.get(name)?.shape ?? { kind: 'unknown' });
    }
  }

  /** Offsets count in the content of the string. */
  #read(node: Node, name: string, start: number, end: number, isField: boolean): void {
    this.used.add(name);
    if (this.names.includes(name)) return;
    // Braces around anything else are text, such as that of a query language.
    if (isField && !/^\w+$/.test(name)) return;
    const meant = closestName(name, this.names);
    if (meant !== undefined) this.used.add(meant);
    const at = placeIn(this.findings.document.offsetsIn(node), start, end);
    const hint = meant === undefined ? '' : ` Did you mean “${meant}”?`;
    const effect = isField ? 'the text is sent with its braces' : 'this is always null';
    const message = `The action has no parameter “${name}”, so ${effect}.${hint}`;
    this.findings.add(PARAMETER_USE_RULES.unknown, node, message, {
      at,
      fix:
        meant === undefined
          ? undefined
          : { title: `Write ${meant}`, edits: [{ ...at, newText: inJson(keyText(meant)) }] },
    });
  }
}
