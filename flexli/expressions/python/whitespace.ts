/** The characters that `str.isspace` of Python holds for white space; JavaScript's own set differs in a few. */
const LEADING = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;
const TRAILING = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/u;

/** `str.lstrip()` */
export function trimPythonStart(text: string): string {
  return text.replace(LEADING, '');
}

/** `str.strip()` */
export function trimPython(text: string): string {
  return text.replace(LEADING, '').replace(TRAILING, '');
}
