import type { KeyShape, Shape } from '../../inference/shape';
import { objectIn } from '../../inference/shape';
import { shapeTree, shapeWords } from '../../inference/shapeText';
import { keyText } from '../writing';
import type { ExpressionItem } from './expressionItem';
import { CompletionItemKind } from 'vscode-languageserver-types';

const RANK = 1;

/**
 * The keys of a value.
 *
 * @param quoted true when the author has begun with a double quote
 * @param prefix written in front of each, such as the & of an argument
 */
export function keyItems(source: Shape, quoted: boolean, prefix = ''): readonly ExpressionItem[] {
  return keysOf(source).map(([key, known]) => {
    const text = quoted ? JSON.stringify(key) : keyText(key);
    return {
      label: prefix + key,
      kind: CompletionItemKind.Field,
      text: prefix + text,
      rank: RANK,
      filter: quoted ? text : prefix + key,
      ...textsOf(known),
    };
  });
}

/** The keys as pairs of an object that the expression makes. */
export function pairItems(source: Shape): readonly ExpressionItem[] {
  return keysOf(source).map(([key, known]) => {
    const text = keyText(key);
    return { label: key, kind: CompletionItemKind.Field, text: `${text}: ${text}`, rank: RANK, ...textsOf(known) };
  });
}

function keysOf(source: Shape): readonly (readonly [string, KeyShape])[] {
  return [...(objectIn(source)?.keys ?? [])];
}

function textsOf({ shape, description, origin, optional }: KeyShape): Pick<ExpressionItem, 'detail' | 'documentation'> {
  const words = shapeWords(shape);
  const tree = shapeTree(shape);
  const about = [
    description,
    tree === undefined ? undefined : `\`\`\`\n${tree}\n\`\`\``,
    origin === undefined ? undefined : `${sentence(origin)}${optional ? ' May be missing.' : ''}`,
  ].filter((part) => part !== undefined);
  return { detail: words, documentation: about.length === 0 ? undefined : about.join('\n\n') };
}

function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}
