import type { Node } from 'jsonc-parser';
import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { isCoreType } from '../../../../flexli/model/coreActions';
import { Draft } from '../../completion/draft';
import { escapeSnippet } from '../../completion/snippet';
import type { LanguageContext } from '../../context';
import type { Shape } from '../../inference/shape';
import { objectIn } from '../../inference/shape';
import { shapeWords } from '../../inference/shapeText';
import type { StateInference } from '../../inference/stateInference';
import type { LanguageDocument } from '../../languageDocument';
import type { Cursor } from '../../syntax/cursor';
import { findCursor } from '../../syntax/cursor';
import { keyOf, propertyOf, stringOf, stringValue } from '../../syntax/nodes';
import { siteOf } from '../findSites';
import type { ExpressionSite } from '../site';
import { shapesAt } from '../siteShapes';
import { keyText } from '../writing';

/** More than these help nobody choose; the rest is found once the expression is begun. */
const MOST = 40;
const LEVELS = 2;

/** Behind what the place itself asks for. */
const RANK = 'zz';

/** Parameters of core actions in which the engine evaluates expressions. */
const EVALUATED: ReadonlySet<string> = new Set(['body', 'workflow_input', 'array_path', 'iterator_input']);

/** Whole expressions where a value is still missing: the keys that can be read there, and an empty one to write. */
export function wholeExpressions(
  document: LanguageDocument,
  offset: number,
  context: LanguageContext,
  inference: StateInference,
): readonly CompletionItem[] {
  const cursor = findCursor(document.root, document.text, offset);
  const site = siteAt(document, cursor);
  if (site === undefined) return [];
  const draft = new Draft(document.textDocument, cursor);
  const { source } = shapesAt(site, document, context, inference);
  const paths = pathsIn(source, '', LEVELS).slice(0, MOST);
  const items = paths.map(({ path, shape }, index) => {
    const detail = shapeWords(shape);
    const fields = {
      label: `::${path}`,
      kind: CompletionItemKind.Field,
      sortText: `${RANK}${String(index).padStart(3, '0')}`,
      ...(detail !== undefined && { detail }),
    };
    return draft.item(fields, escapeSnippet(JSON.stringify(fields.label)));
  });
  const empty = {
    label: '::',
    kind: CompletionItemKind.Snippet,
    detail: 'Expression',
    sortText: RANK,
    command: { title: 'Suggest', command: 'editor.action.triggerSuggest' },
  };
  return [draft.item(empty, '"::$1"'), ...items];
}

/** The site of a value that is not there yet, or is an empty text; undefined where an expression is no good. */
function siteAt(document: LanguageDocument, cursor: Cursor): ExpressionSite | undefined {
  const { place, container, property, offset } = cursor;
  const literal = cursor.literal ?? cursor.ahead;
  if ((place !== 'value' && place !== 'item') || container === undefined) return undefined;
  if (literal !== undefined && !/^:?$/.test(stringValue(literal) ?? 'x')) return undefined;
  const key = property && keyOf(property);
  if (key !== undefined && isAlwaysObject(key, container)) return undefined;
  const node = standIn(offset, container, place === 'value' ? property : undefined);
  const site = siteOf(document.kind, node);
  const type = site?.fills === 'variables' ? stringOf(site.action, 'type') : undefined;
  return type !== undefined && isCoreType(type) && !isEvaluated(node, site?.action) ? undefined : site;
}

/** Objects whose values are expressions, and which are none themselves. */
function isAlwaysObject(key: string, container: Node): boolean {
  const isInParameters = container.parent?.type === 'property' && keyOf(container.parent) === 'parameters';
  if (key === 'iterator_input' || key === 'workflow_input') return isInParameters;
  const isOfAction = propertyOf(container, 'order') ?? propertyOf(container, 'type');
  return OBJECTS.has(key) && isOfAction !== undefined && !isInParameters;
}

const OBJECTS: ReadonlySet<string> = new Set(['variables', 'transform', 'parameters', 'headers', 'query']);

/** A text at the place of the cursor: the value of a property, or an item of a list. */
function standIn(offset: number, container: Node, property: Node | undefined): Node {
  const value: { -readonly [Key in keyof Node]: Node[Key] } = { type: 'string', value: '', offset, length: 0 };
  const key = property?.children?.[0];
  const isItem = property === undefined || key === undefined;
  value.parent = isItem ? container : { ...plain(property), parent: container, children: [key, value] };
  return value;
}

function plain({ offset, length }: Node): Pick<Node, 'type' | 'offset' | 'length'> {
  return { type: 'property', offset, length };
}

function isEvaluated(node: Node, action: Node | undefined): boolean {
  // The key below `parameters` that the value belongs to.
  let [at, below]: [Node | undefined, string] = [node, ''];
  for (; at !== undefined && at !== action; at = at.parent) {
    if (at.type !== 'property') continue;
    if (keyOf(at) === 'parameters' && at.parent === action) return EVALUATED.has(below);
    below = keyOf(at);
  }
  return false;
}

interface KnownPath {
  readonly path: string;
  readonly shape: Shape;
}

function pathsIn(shape: Shape, before: string, levels: number): readonly KnownPath[] {
  if (levels === 0) return [];
  return [...(objectIn(shape)?.keys ?? [])].flatMap(([key, known]) => {
    const path = before + keyText(key);
    return [{ path, shape: known.shape }, ...pathsIn(known.shape, `${path}.`, levels - 1)];
  });
}
