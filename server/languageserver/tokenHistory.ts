import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver/node';

interface Sent {
  readonly resultId: string;
  readonly data: readonly number[];
}

/** The semantic tokens that an editor has of each document, so that after an edit only what differs is sent. */
export class TokenHistory {
  readonly #sent = new Map<string, Sent>();
  #count = 0;

  full(uri: string, data: number[]): SemanticTokens {
    const resultId = String(++this.#count);
    this.#sent.set(uri, { resultId, data });
    return { resultId, data };
  }

  /** All of them when the editor has others than were sent last. */
  delta(uri: string, previousId: string, data: number[]): SemanticTokens | SemanticTokensDelta {
    const before = this.#sent.get(uri);
    const { resultId } = this.full(uri, data);
    if (before?.resultId !== previousId) return { resultId: resultId ?? '', data };
    const edit = difference(before.data, data);
    return { resultId: resultId ?? '', edits: edit === undefined ? [] : [edit] };
  }

  close(uri: string): void {
    this.#sent.delete(uri);
  }
}

/** What lies between the beginnings and the ends that are the same. */
function difference(before: readonly number[], after: readonly number[]) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (start === before.length && start === after.length) return undefined;
  return { start, deleteCount: before.length - start - end, data: after.slice(start, after.length - end) };
}
