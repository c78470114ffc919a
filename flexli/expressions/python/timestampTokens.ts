/** A run of letters or of digits, with parts that dots join, or any other single character. */
const RUN = /(?:\d{2,},\d*|\d+|\p{L}+)(?:\.+(?:\p{L}+|\d+)?)*|[^]/gu;

/**
 * Splits a text into words, numbers and signs as dateutil does. Dots inside a run separate (`Sep.20.2009`) unless
 * they make it a decimal number (`21.447`); white space becomes a single blank each.
 */
export function timestampTokens(text: string): string[] {
  return Array.from(text.replaceAll('\0', '').matchAll(RUN), ([run]) => splitRun(run)).flat();
}

function splitRun(run: string): readonly string[] {
  if (/^\s$/.test(run)) {
    return [' '];
  }
  if (run.length === 1 || !/[.,]/.test(run)) {
    return [run];
  }
  const separates = /\p{L}/u.test(run) || run.indexOf('.') !== run.lastIndexOf('.') || /[.,]$/.test(run);
  if (separates) {
    return run.split(/([.,])/).filter((part) => part !== '');
  }
  return [run.includes('.') ? run : run.replace(',', '.')];
}
