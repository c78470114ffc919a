import type { DocumentSelector, TextDocument } from 'vscode';
import { type DocumentKind, FILE_SUFFIX, LANGUAGE_ID, documentKindOfName } from '../../flexli/model/documentKind';

/** Language id of `flexli.json`. */
const PROJECT_LANGUAGE_ID = 'flexli-project';

const LANGUAGES = [LANGUAGE_ID.workflow, LANGUAGE_ID.connector, PROJECT_LANGUAGE_ID];
/** Where documents that people edit live; the read-only documents of an account get no diagnostics. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs'];

/** What the language server looks after. */
export const LANGUAGE_SELECTOR = SCHEMES.flatMap((scheme) =>
  LANGUAGES.map((language) => ({ scheme, language })),
) satisfies DocumentSelector;

/** Files of connectors and workflows, for searches and watchers; what npm or git keep is none of the author's. */
export const CONNECTOR_FILES = `**/*${FILE_SUFFIX.connector}`;
export const WORKFLOW_FILES = `**/*${FILE_SUFFIX.workflow}`;
export const IGNORED_FILES = '**/{node_modules,.git,dist,out}/**';

/** True for a document that needs the language server. */
export function isFlexliDocument(document: TextDocument): boolean {
  return SCHEMES.includes(document.uri.scheme) && LANGUAGES.includes(document.languageId);
}

/** The kind of a document, by its language first, since an untitled one has no telling name. */
export function kindOfDocument(document: TextDocument): DocumentKind | undefined {
  if (document.languageId === LANGUAGE_ID.workflow) return 'workflow';
  if (document.languageId === LANGUAGE_ID.connector) return 'connector';
  return documentKindOfName(document.uri.path);
}
