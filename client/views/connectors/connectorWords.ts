/** True when a connector's type only repeats its name: `Team Messages`, `TeamMessages`. */
export function sameWords({ name, type }: { readonly name: string; readonly type: string }): boolean {
  return bare(name) === bare(type);
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
