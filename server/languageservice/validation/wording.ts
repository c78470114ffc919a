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

/** "a, b and c" */
export function allOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object, {…}',
  array: 'a list, […]',
};

/** "a text or a number"; null is left out, since nobody has to write it. */
export function typeWords(types: readonly string[]): string {
  const words = types.filter((type) => type !== 'null').map((type) => TYPE_WORDS[type] ?? type);
  const last = words.pop() ?? '';
  if (words.length === 0) return last;
  // What has a comma or an “or” of its own needs one more.
  const isPlain = words.length === 1 && ![...words, last].some((word) => /,| or /.test(word));
  return `${words.join(', ')}${isPlain ? '' : ','} or ${last}`;
}

/** "an action", "a comparison" */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
