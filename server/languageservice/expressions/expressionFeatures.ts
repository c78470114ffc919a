import type { Node } from 'jsonc-parser';
import type { CompletionItem, CompletionList, Hover, SemanticTokens, SignatureHelp } from 'vscode-languageserver-types';
import type { LanguageContext } from '../context';
import { StateInference } from '../inference/stateInference';
import type { LanguageDocument } from '../languageDocument';
import { findCursor } from '../syntax/cursor';
import { completeInString } from './completion/complete';
import { wholeExpressions } from './completion/wholeExpressions';
import { expressionAt } from './documentExpression';
import { expressionHover } from './expressionHover';
import { fieldHover } from './fieldHover';
import { ParsedExpressions } from './parsedExpressions';
import { SemanticTokenizer } from './semanticTokens';
import { expressionSignature } from './signatureHelp';

/** The language features inside of strings that the engine evaluates. What was parsed and inferred is kept inside. */
export class ExpressionFeatures {
  readonly parsed = new ParsedExpressions();
  readonly inference = new StateInference(this.parsed);
  readonly #tokenizer = new SemanticTokenizer();

  /** Undefined where the string at the cursor is no expression and has no field there. */
  complete(document: LanguageDocument, offset: number, context: LanguageContext): CompletionList | undefined {
    const literal = stringAt(document, offset);
    return literal && completeInString(document, literal, offset, context, this.inference, this.parsed);
  }

  /** Expressions that could stand where a value is missing. */
  wholeItems(document: LanguageDocument, offset: number, context: LanguageContext): readonly CompletionItem[] {
    return wholeExpressions(document, offset, context, this.inference);
  }

  /** Undefined where the engine evaluates nothing and fills nothing in. */
  hover(document: LanguageDocument, offset: number, context: LanguageContext): Hover | undefined {
    const node = stringAt(document, offset);
    const expression = expressionAt(document, node, this.parsed);
    return expression === undefined
      ? fieldHover(document, node, offset, context, this.inference, this.parsed)
      : expressionHover(expression, offset, document, context, this.inference);
  }

  signatureHelp(document: LanguageDocument, offset: number): SignatureHelp | null {
    const expression = expressionAt(document, stringAt(document, offset), this.parsed);
    return expression === undefined
      ? null
      : expressionSignature(expression.parsed.text, expression.toExpression(offset));
  }

  /** Without a range, those of the whole document. */
  semanticTokens(document: LanguageDocument, range = { start: 0, end: document.text.length }): SemanticTokens {
    return { data: this.#tokenizer.tokens(document, range) };
  }
}

/** The string around an offset, if it is a value. */
function stringAt({ root, text }: LanguageDocument, offset: number): Node | undefined {
  const { literal, place } = findCursor(root, text, offset);
  return literal?.type === 'string' && place !== 'key' ? literal : undefined;
}
