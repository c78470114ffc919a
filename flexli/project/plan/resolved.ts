import type { JsonObject, JsonValue } from '../../model/json';
import { fillPlaceholders } from '../placeholders';

/** What a placeholder stands for, once files, account and secrets were looked at. */
export type Resolved =
  | { readonly kind: 'value'; readonly value: JsonValue }
  /** Undefined when the secret has no value here. */
  | { readonly kind: 'secret'; readonly value: string | undefined }
  /** The id, or version, that a file of the project has or will have. */
  | { readonly kind: 'file'; readonly file: string }
  /** The id of something in the account that no file stands for. */
  | { readonly kind: 'account'; readonly id: string };

export type ResolvedPlaceholders = ReadonlyMap<string, Resolved>;

/** How files and secrets are filled in; undefined leaves the placeholder. */
export interface Filling {
  readonly file: (path: string, what: 'id' | 'version') => JsonValue | undefined;
  readonly secret: (value: string | undefined, name: string) => string | undefined;
}

/** A document with its placeholders filled, those that nothing is known of left as they are. */
export function fillDocument(content: JsonObject, placeholders: ResolvedPlaceholders, filling: Filling): JsonObject {
  const { document } = fillPlaceholders(content, (name, path) => {
    const resolved = placeholders.get(name);
    switch (resolved?.kind) {
      case undefined:
        return undefined;
      case 'value':
        return resolved.value;
      case 'secret':
        return filling.secret(resolved.value, name);
      case 'file':
        return filling.file(resolved.file, isVersion(path) ? 'version' : 'id');
      case 'account':
        return isVersion(path) ? 1 : resolved.id;
    }
  });
  // Filling an object gives an object.
  return document as JsonObject;
}

/** The files that a document points at, each once. */
export function filesOf(placeholders: ResolvedPlaceholders): readonly string[] {
  return [...new Set([...placeholders.values()].flatMap((one) => (one.kind === 'file' ? [one.file] : [])))];
}

export const withSecrets: Filling['secret'] = (value) => value;
export const withoutSecrets: Filling['secret'] = () => undefined;

/** A workflow's placeholder is its id, save where the engine wants the version. */
function isVersion(path: string): boolean {
  return /(?:^|\.)workflow_version$/.test(path);
}
