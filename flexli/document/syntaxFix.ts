/** Edits of the text by UTF-16 offsets. */
export interface SyntaxFix {
  readonly title: string;
  readonly edits: readonly { readonly offset: number; readonly length: number; readonly newText: string }[];
}
