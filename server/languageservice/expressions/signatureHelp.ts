import { MarkupKind } from 'vscode-languageserver-types';
import type { ParameterInformation, SignatureHelp, SignatureInformation } from 'vscode-languageserver-types';
import { describeTypes } from '../../../flexli/expressions/functions/argumentTypes';
import type { FunctionSignature } from '../../../flexli/expressions/functions/signature';
import { signatureOf } from '../../../flexli/expressions/functions/signatures';
import { TokenKind } from '../../../flexli/expressions/tokens';
import { Lexer } from '../../../flexli/expressions/lexer';

/** The call around a place of an expression, and the argument that the place is in. */
interface OpenCall {
  readonly name: string;
  readonly argument: number;
}

/** Help for the innermost call around a place; null outside of calls and for functions that do not exist. */
export function expressionSignature(text: string, cursor: number): SignatureHelp | null {
  const call = callAround(text, cursor);
  const signature = call && signatureOf(call.name);
  if (call === undefined || signature === undefined) return null;
  const last = signature.parameters.length - 1;
  const active = signature.variadic ? Math.min(call.argument, last) : call.argument;
  return { signatures: [information(signature)], activeSignature: 0, activeParameter: active };
}

/** Told by the tokens before the cursor, since the rest is being written. */
function callAround(text: string, cursor: number): OpenCall | undefined {
  const lexer = new Lexer(text);
  const open: { readonly name: string | undefined; argument: number }[] = [];
  let before: string | undefined;
  lexer.next();
  while (lexer.kind !== TokenKind.end && lexer.end <= cursor) {
    switch (lexer.kind) {
      case TokenKind.openParenthesis:
        open.push({ name: before, argument: 0 });
        break;
      case TokenKind.openBracket:
      case TokenKind.openBrace:
      case TokenKind.filter:
        open.push({ name: undefined, argument: 0 });
        break;
      case TokenKind.closeParenthesis:
      case TokenKind.closeBracket:
      case TokenKind.closeBrace:
        open.pop();
        break;
      case TokenKind.comma: {
        const innermost = open.at(-1);
        if (innermost !== undefined) innermost.argument++;
        break;
      }
      default:
    }
    before = lexer.kind === TokenKind.identifier ? lexer.text : undefined;
    lexer.next();
  }
  const call = open.findLast(({ name }) => name !== undefined);
  return call?.name === undefined ? undefined : { name: call.name, argument: call.argument };
}

function information(signature: FunctionSignature): SignatureInformation {
  const { name, parameters, variadic, description, example } = signature;
  let label = `${name}(`;
  const shown = parameters.map((parameter, index): ParameterInformation => {
    if (index > 0) label += ', ';
    const text = parameter.types.includes('expression') ? `&${parameter.name}` : parameter.name;
    const start = label.length;
    label += text;
    const documentation = `${sentence(parameter.description)} Takes ${describeTypes(parameter.types)}.`;
    return { label: [start, label.length], documentation: { kind: MarkupKind.Markdown, value: documentation } };
  });
  label += variadic ? ', …)' : ')';
  const value = `${description}\n\n\`${example.expression}\` → \`${example.result}\``;
  return { label, documentation: { kind: MarkupKind.Markdown, value }, parameters: shown };
}

function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}
