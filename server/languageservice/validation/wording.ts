/** Quotes a value as it stands in the document, shortened. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `“${text.length > 60 ? `${text.slice(0, 57)}…` : text}”`;
}

/** "a, b or c", quoted for strings. */
export function oneOf(values: readonly unknown[]): string {
  const words = values
    .filter((value) => value !== null)
    .map((value) => (typeof value === 'string' ? `"${value}"` : JSON.stringify(value)));
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object, {…}',
  array: 'a list, […]',
};

/** "a text or null" */
export function typeWords(types: readonly string[]): string {
  const words = types.filter((type) => type !== 'null').map((type) => TYPE_WORDS[type] ?? type);
  return words.join(' or ');
}

/** "an action", "a comparison" */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
