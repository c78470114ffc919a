/** A text without what a terminal would take for a command; names in an account are anybody's words. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '\uFFFD');
}
