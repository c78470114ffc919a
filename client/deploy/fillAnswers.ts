import type { JsonObject } from '../../flexli/model/json';
import {
  type Resolved,
  type ResolvedPlaceholders,
  fillDocument,
  withSecrets,
  withoutSecrets,
} from '../../flexli/project/plan/resolved';
import type { Answers } from './answers';

/** A document with its placeholders filled. */
export interface Filled {
  /** With secrets: goes to the API only. */
  readonly complete: JsonObject;
  /** Secrets are placeholders still, which no check takes for wrong: goes everywhere else. */
  readonly masked: JsonObject;
}

/** Answers as a plan knows them: files by their paths, and what these are in the account. */
export interface ResolvedAnswers {
  readonly placeholders: ResolvedPlaceholders;
  readonly targets: ReadonlyMap<string, { readonly id: string; readonly version: number }>;
}

/** Puts answers in; `ids` are those of the files that answers name, by their URIs. */
export function fillAnswers(document: JsonObject, answers: Answers, ids: ReadonlyMap<string, string>): Filled {
  const { placeholders, targets } = resolvedAnswers(answers, ids, (file) => file);
  const file = (path: string, what: 'id' | 'version'): string | number | undefined => targets.get(path)?.[what];
  return {
    complete: fillDocument(document, placeholders, { file, secret: withSecrets }),
    masked: fillDocument(document, placeholders, { file, secret: withoutSecrets }),
  };
}

/** @param pathOf the path by which a file is known, from its URI */
export function resolvedAnswers(
  answers: Answers,
  ids: ReadonlyMap<string, string>,
  pathOf: (uri: string) => string,
): ResolvedAnswers {
  const targets = new Map([...ids].map(([uri, id]) => [pathOf(uri), { id, version: 1 }]));
  const placeholders = new Map(
    [...answers].map(([name, answer]): readonly [string, Resolved] => [
      name,
      answer.kind === 'file' ? { kind: 'file', file: pathOf(answer.file.toString()) } : answer,
    ]),
  );
  return { placeholders, targets };
}
