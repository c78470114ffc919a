import type { JsonValue } from '../../flexli/model/json';
import { fillPlaceholders } from '../../flexli/project/placeholders';
import type { Answers } from './answers';

/** A document with its placeholders filled. */
export interface Filled {
  /** With secrets: goes to the API only. */
  readonly complete: JsonValue;
  /** Secrets are placeholders still, which no check takes for wrong: goes everywhere else. */
  readonly masked: JsonValue;
}

/** Puts answers in; `ids` are those of the files that answers name, by their URIs. */
export function fillAnswers(document: JsonValue, answers: Answers, ids: ReadonlyMap<string, string>): Filled {
  const valueOf = (name: string, secrets: boolean): JsonValue | undefined => {
    const answer = answers.get(name);
    switch (answer?.kind) {
      case undefined:
        return undefined;
      case 'file':
        return ids.get(answer.file.toString());
      case 'secret':
        return secrets ? answer.value : undefined;
      case 'value':
        return answer.value;
    }
  };
  return {
    complete: fillPlaceholders(document, (name) => valueOf(name, true)).document,
    masked: fillPlaceholders(document, (name) => valueOf(name, false)).document,
  };
}
