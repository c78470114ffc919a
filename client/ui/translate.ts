/** The shape of `vscode.l10n.t`, so that files without VS Code can make texts for people, too. */
export type Translate = (message: string, ...values: (string | number | boolean)[]) => string;

/** For tests and wherever VS Code is not at hand: puts the values in and leaves the language alone. */
export const plainText: Translate = (message, ...values) =>
  message.replace(/\{(\d+)\}/g, (whole, index: string) => {
    const value = values[Number(index)];
    return value === undefined ? whole : String(value);
  });
