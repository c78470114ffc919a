import type { ExpressionError } from '../expressionError';
import type { ExpressionNode } from '../nodes';
import { errorAt } from './rule';

/** The sets of characters that `flexli_random_string` knows. */
export const CHARACTER_SETS: readonly string[] = ['lowercase', 'uppercase', 'numbers'];

/**
 * `flexli_random_string` knows three sets of characters and fails when it is given none of them.
 *
 * Example: `flexli_random_string(\`6\`, 'digits')`.
 */
export function checkCharacterSets(node: ExpressionNode): readonly ExpressionError[] {
  if (node.kind !== 'call' || node.name !== 'flexli_random_string') {
    return [];
  }
  const sets = node.arguments.slice(1);
  const known = sets.filter(
    (set) => set.kind !== 'literal' || (typeof set.value === 'string' && CHARACTER_SETS.includes(set.value)),
  );
  return sets
    .filter((set) => !known.includes(set))
    .map((set) => {
      const error = errorAt(
        set,
        'unknown-character-set',
        "The characters are 'lowercase', 'uppercase' or 'numbers'; anything else gives none.",
      );
      return known.length > 0 ? { ...error, advice: true } : error;
    });
}
