/** The part of the npm package that is measured; its published types leave it out. */
declare module 'jmespath' {
  export function compile(expression: string): unknown;
}
