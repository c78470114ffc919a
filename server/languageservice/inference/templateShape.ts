import type { Node } from 'jsonc-parser';
import type { ParsedExpressions } from '../expressions/parsedExpressions';
import { keyOf } from '../syntax/nodes';
import { shapeOfExpression } from './expressionShape';
import type { ExpressionScope } from './expressionShape';
import type { KeyShape, Shape } from './shape';
import { BOOLEAN, closedObject, keyShape, listOf, NULL, NUMBER, STRING, UNKNOWN } from './shape';
import { uniteAll } from './unite';

/** How expressions within a value are evaluated. */
export interface TemplateScope extends ExpressionScope {
  readonly source: Shape;
  readonly parsed: ParsedExpressions;
}

const MAX_DEPTH = 40;

/** The shape that a written value has once its expressions are evaluated. */
export function shapeOfTemplate(node: Node | undefined, scope: TemplateScope, depth = 0): Shape {
  if (node === undefined || depth > MAX_DEPTH) return UNKNOWN;
  switch (node.type) {
    case 'null':
      return NULL;
    case 'boolean':
      return BOOLEAN;
    case 'number':
      return NUMBER;
    case 'string':
      return shapeOfText(String(node.value), scope);
    case 'array':
      return listOf(uniteAll((node.children ?? []).map((item) => shapeOfTemplate(item, scope, depth + 1))));
    case 'object': {
      const keys = new Map<string, KeyShape>();
      for (const property of node.children ?? []) {
        keys.set(keyOf(property), keyShape(shapeOfTemplate(property.children?.[1], scope, depth + 1)));
      }
      return closedObject(keys);
    }
    case 'property':
      return UNKNOWN;
  }
}

function shapeOfText(text: string, scope: TemplateScope): Shape {
  const parsed = scope.parsed.of(text);
  if (parsed === undefined) return STRING;
  return parsed.text === '' ? scope.source : shapeOfExpression(parsed.ast, scope.source, scope);
}
