import type { ExpressionNode } from '../../../../flexli/expressions/nodes';
import { parseExpression } from '../../../../flexli/expressions/parser';
import { signatureOf } from '../../../../flexli/expressions/functions/signatures';
import { TokenKind } from '../../../../flexli/expressions/tokens';
import { nodesAt } from '../../../../flexli/expressions/walk';
import { itemsOf } from '../../inference/functionShapes';
import { shapeOfExpression, sourcesIn } from '../../inference/expressionShape';
import type { Shape } from '../../inference/shape';
import { UNKNOWN } from '../../inference/shape';
import type { ExpressionSite } from '../site';
import type { SiteShapes } from '../siteShapes';
import type { CursorPlace } from './cursorPlace';
import { cursorPlace } from './cursorPlace';
import { characterSets, dateFormats, expectedValues } from './expectedValues';
import type { ExpressionItem } from './expressionItem';
import {
  ALL_VALUES,
  functionItems,
  functionItemsOn,
  indexItems,
  listItems,
  operatorItems,
  valueItems,
} from './fixedItems';
import { keyItems, pairItems } from './keyItems';

/** What an expression can go on with; the place counts like its text. */
export interface ExpressionCompletion {
  readonly start: number;
  readonly end: number;
  readonly items: readonly ExpressionItem[];
}

const NOTHING: readonly ExpressionItem[] = [];

/** @param cursor place in the expression, from 0 */
export function completeExpression(
  text: string,
  cursor: number,
  site: ExpressionSite,
  shapes: SiteShapes,
): ExpressionCompletion {
  const place = cursorPlace(text, cursor);
  const { start, end } = place;
  return { start, end, items: distinct(itemsAt(text, place, site, shapes)) };
}

/** A value that is expected here is one of those that are possible anywhere, too. */
function distinct(items: readonly ExpressionItem[]): readonly ExpressionItem[] {
  const seen = new Set<string>();
  return items.filter(({ label }) => seen.size < seen.add(label).size);
}

function itemsAt(
  text: string,
  place: CursorPlace,
  site: ExpressionSite,
  shapes: SiteShapes,
): readonly ExpressionItem[] {
  switch (place.kind) {
    case 'nothing':
      return NOTHING;
    case 'operator':
      return operatorItems(place.inFilter);
    case 'index':
      return indexItems(/^\s*\]/.test(text.slice(place.end)));
    default:
      break;
  }
  const around = new Around(text, place, shapes);
  const quoted = place.scan.word?.kind === TokenKind.quotedIdentifier;
  switch (place.kind) {
    case 'literal':
      return around.expected();
    case 'key':
      return quoted
        ? keyItems(around.source, true)
        : [...keyItems(around.source, false), ALL_VALUES, ...functionItemsOn(around.source, site)];
    case 'objectKey':
      return pairItems(around.source);
    case 'value':
      if (quoted) return keyItems(around.source, true);
      return [
        ...around.expected(),
        ...around.references(),
        ...keyItems(around.source, false),
        ...(around.source.kind === 'list' ? listItems() : []),
        ...valueItems(place.inFilter),
        ...functionItems(site),
      ];
  }
}

/** The argument that is a format of dates. */
const FORMATTED: Readonly<Record<string, number | undefined>> = { flexli_datetime: 0, flexli_time_delta: 1 };

/** Stands at the cursor while the shapes around it are worked out; no key has this name. */
const STAND_IN = 'x';

/** What surrounds the cursor, read from the expression with a key in its place. */
class Around {
  readonly #ast: ExpressionNode;
  readonly #path: readonly ExpressionNode[];
  readonly #sources: ReadonlyMap<ExpressionNode, Shape>;
  readonly #shapes: SiteShapes;

  constructor(text: string, { start, end, kind }: CursorPlace, shapes: SiteShapes) {
    // In braces a key alone is no value yet.
    const standIn = kind === 'objectKey' ? `${STAND_IN}: ${STAND_IN}` : STAND_IN;
    const inserted = start + standIn.length - 1;
    const whole = parseExpression(text.slice(0, start) + standIn + text.slice(end));
    const isThere = nodesAt(whole.ast, inserted).at(-1)?.start === inserted;
    // What follows may be broken in a way that hides the place.
    this.#ast = isThere ? whole.ast : parseExpression(text.slice(0, start) + standIn).ast;
    this.#path = nodesAt(this.#ast, inserted);
    this.#shapes = shapes;
    this.#sources = sourcesIn(this.#ast, shapes.source, shapes);
  }

  /** What the key at the cursor is read from. */
  get source(): Shape {
    const node = this.#path.at(-1);
    return (node && this.#sources.get(node)) ?? UNKNOWN;
  }

  expected(): readonly ExpressionItem[] {
    const node = this.#path.at(-1);
    if (node === undefined) return [];
    const call = this.#path.findLast((around) => around.kind === 'call');
    const index = call?.arguments.indexOf(node) ?? -1;
    if (call?.name === 'flexli_random_string' && index > 0) return characterSets();
    const isFormat = call !== undefined && index >= 0 && FORMATTED[call.name] === index;
    return isFormat ? dateFormats() : expectedValues(this.#ast, node, this.#sources, this.#shapes.iteratorItem);
  }

  /** Keys with & in front, where a function takes an expression over the items of a list. */
  references(): readonly ExpressionItem[] {
    const node = this.#path.at(-1);
    const call = this.#path.findLast((around) => around.kind === 'call');
    const index = call?.arguments.findIndex((argument) => argument === node) ?? -1;
    const parameter = call && signatureOf(call.name)?.parameters[index];
    if (call === undefined || parameter?.types.includes('expression') !== true) return [];
    const list = call.arguments.find((argument) => argument !== node);
    const source = list && this.#sources.get(list);
    if (list === undefined || source === undefined) return [];
    return keyItems(itemsOf(shapeOfExpression(list, source, this.#shapes)), false, '&');
  }
}
