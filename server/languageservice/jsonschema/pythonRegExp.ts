import { RegExpTranslation } from './regExpTranslation';

/** A pattern of Python's `re` for `search`; undefined when it is none, or none that can be had here. */
export function pythonRegExp(source: string): RegExp | undefined {
  const { isValid, isExact, text, flags } = new RegExpTranslation(source);
  return isValid && isExact ? compiled(text, flags) : undefined;
}

/** Whether Python takes a text for a pattern. */
export function isPythonRegExp(source: string): boolean {
  const { isValid, text, flags } = new RegExpTranslation(source);
  return isValid && compiled(text, flags) !== undefined;
}

function compiled(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
