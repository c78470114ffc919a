import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FoldingRange } from 'vscode-languageserver-types';
import { Scanner } from '../../flexli/document/scanner';
import { Token } from '../../flexli/document/tokens';

/** Deeper levels count as this one when there are too many ranges. */
const MAX_LEVEL = 30;

/**
 * What an editor may fold: objects and arrays over more than two lines, of several that begin on one line the innermost.
 * Read from the tokens, so that no syntax tree is needed.
 *
 * @param limit when there are more ranges, the outer ones are taken
 */
export function foldingRanges(document: TextDocument, limit = Infinity): FoldingRange[] {
  const found: { readonly range: FoldingRange; readonly level: number }[] = [];
  const open: { readonly token: Token; readonly line: number }[] = [];
  const scanner = new Scanner(document.getText(), []);
  let previous = -1;
  for (let token = scanner.scan(); token !== Token.End; token = scanner.scan()) {
    if (token === Token.OpenBrace || token === Token.OpenBracket) {
      open.push({ token, line: document.positionAt(scanner.start).line });
      continue;
    }
    const last = open.at(-1);
    if (last?.token !== openingOf(token)) continue;
    open.pop();
    const { line } = document.positionAt(scanner.start);
    if (last === undefined || line <= last.line + 1 || last.line === previous) continue;
    previous = last.line;
    found.push({ range: { startLine: last.line, endLine: line - 1 }, level: Math.min(open.length, MAX_LEVEL) });
  }
  return outermost(found, limit);
}

function openingOf(token: Token): Token | undefined {
  if (token === Token.CloseBrace) return Token.OpenBrace;
  return token === Token.CloseBracket ? Token.OpenBracket : undefined;
}

/** Whole levels as far as they fit, and the first ranges of the next one. */
function outermost(
  found: readonly { readonly range: FoldingRange; readonly level: number }[],
  limit: number,
): FoldingRange[] {
  let left = limit;
  let level = 0;
  for (; level <= MAX_LEVEL; level++) {
    const count = found.filter((one) => one.level === level).length;
    if (count > left) break;
    left -= count;
  }
  return found.filter((one) => one.level < level || (one.level === level && left-- > 0)).map(({ range }) => range);
}
