import type { FunctionSignature } from '../../../flexli/expressions/functions/signature';
import { signatureLabel } from '../../../flexli/expressions/functions/signature';

/** Markdown about a function: what it does, what it takes, and an example. */
export function describeFunction(signature: FunctionSignature): string {
  const { description, parameters, example, origin } = signature;
  const list = parameters.map(({ name, description: about }) => `- \`${name}\`: ${about}`);
  const where = origin === 'flexli' ? 'Function of Flexli Engine; conditions do not know it.' : '';
  const parts = [
    description,
    list.join('\n'),
    ['```', example.expression, `→ ${example.result}`, '```'].join('\n'),
    where,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The same with the signature on top. */
export function describeFunctionFully(signature: FunctionSignature): string {
  return `\`${signatureLabel(signature)}\`\n\n${describeFunction(signature)}`;
}
