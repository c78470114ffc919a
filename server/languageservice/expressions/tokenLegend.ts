/** The kinds of semantic tokens, in the order of their numbers. All of them are standard ones of LSP. */
export const TOKEN_TYPES = [
  'operator',
  'property',
  'function',
  'string',
  'number',
  'keyword',
  'variable',
  'parameter',
] as const;

export const TOKEN_MODIFIERS = ['declaration', 'readonly', 'defaultLibrary'] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** What an editor needs to understand the numbers. */
export const TOKEN_LEGEND = { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] };
