import type { LanguageKind } from '../../server/languageservice/languageDocument';

/** A file that is to be checked. */
export interface FoundFile {
  /** As the person wrote it, or below the folder as the person wrote that; with slashes. */
  readonly shown: string;
  /** Absolute path. */
  readonly path: string;
  readonly kind: LanguageKind;
  readonly text: string;
}

/** Files that could be read, and for people what is wrong with those that could not. */
export interface FoundFiles {
  readonly files: readonly FoundFile[];
  readonly problems: readonly string[];
}
