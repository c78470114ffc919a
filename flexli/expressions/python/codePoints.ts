/** The length of a text as Python counts it: in code points. */
export function codePointLength(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    if ((text.codePointAt(index) ?? 0) > 0xffff) {
      length--;
      index++;
    }
  }
  return length;
}

/**
 * Compares two texts by code points, as Python does. UTF-16 order differs only where one side is a surrogate and the
 * other stands above the surrogates.
 */
export function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) {
      // Of two pairs that differ in the second half only, the halves themselves tell the order.
      return a >= 0xd800 && b >= 0xd800 ? (left.codePointAt(index) ?? 0) - (right.codePointAt(index) ?? 0) : a - b;
    }
  }
  return left.length - right.length;
}
