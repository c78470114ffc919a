import type { JsonObject } from '../../model/json';
import { digestOf } from '../compare/digests';
import type { ProjectDocument } from '../files/projectDocument';
import type { Candidate } from './decide';
import type { PlanProblem } from './problem';
import { resolvePlaceholders, type Known } from './resolve';
import { fillDocument, withoutSecrets, type ResolvedPlaceholders } from './resolved';

/** A document with what its placeholders stand for, and what is wrong with them. */
export interface Prepared extends Candidate {
  readonly problems: readonly PlanProblem[];
}

/** Looks a document's placeholders up and names what it says: values filled in, files by their paths, secrets left out. */
export function prepare(document: ProjectDocument, known: Known): Prepared {
  const entry = known.lock.files.get(document.path);
  if (!document.content) {
    const message = `${document.path} holds no JSON object. Correct it, then try again.`;
    return {
      document,
      entry,
      placeholders: new Map(),
      digest: '',
      problems: [{ code: 'document-unreadable', message }],
    };
  }
  const { placeholders, problems } = resolvePlaceholders(document, known);
  return { document, entry, placeholders, problems, digest: documentDigest(document.content, placeholders) };
}

/** Names what a document says, whatever the ids of other files and the secrets are. */
export function documentDigest(content: JsonObject, placeholders: ResolvedPlaceholders): string {
  const named = fillDocument(content, placeholders, {
    file: (path, what) => `{{${what} of ${path}}}`,
    secret: withoutSecrets,
  });
  return digestOf(named);
}
