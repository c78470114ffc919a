import { Uri, l10n, window, workspace } from 'vscode';
import { type DocumentKind, FILE_SUFFIX } from '../../flexli/model/documentKind';
import { CONNECTOR_FILES, IGNORED_FILES, WORKFLOW_FILES, kindOfDocument } from '../language/documents';
import { shownPath } from '../project/files';

const MOST_FILES = 1000;

/**
 * The document that a command is about: what it was given (a URI, a text in a code lens, a node of a tree), else the
 * active editor's, else one that the person chooses. Undefined when there is none.
 */
export async function targetDocument(argument: unknown, kinds: readonly DocumentKind[]): Promise<Uri | undefined> {
  const given = uriOf(argument);
  if (given) return given;
  const active = window.activeTextEditor?.document;
  const kind = active && kindOfDocument(active);
  if (active && kind && kinds.includes(kind) && active.uri.scheme !== 'flexli-account') return active.uri;
  return chooseFile(kinds);
}

function uriOf(argument: unknown): Uri | undefined {
  if (argument instanceof Uri) return argument;
  if (typeof argument === 'string') return Uri.parse(argument);
  if (typeof argument !== 'object' || argument === null) return undefined;
  if ('resourceUri' in argument && argument.resourceUri instanceof Uri) return argument.resourceUri;
  return undefined;
}

async function chooseFile(kinds: readonly DocumentKind[]): Promise<Uri | undefined> {
  const patterns = kinds.map((kind) => (kind === 'connector' ? CONNECTOR_FILES : WORKFLOW_FILES));
  const found = await Promise.all(patterns.map((pattern) => workspace.findFiles(pattern, IGNORED_FILES, MOST_FILES)));
  const files = found.flat();
  if (files.length === 0) {
    const endings = kinds.map((kind) => `*${FILE_SUFFIX[kind]}`).join(', ');
    void window.showInformationMessage(
      kinds.includes('connector')
        ? l10n.t('Open a workflow or a connector first ({0}).', endings)
        : l10n.t('Open a workflow first ({0}).', endings),
    );
    return undefined;
  }
  const items = files
    .map((uri) => ({ label: uri.path.split('/').at(-1) ?? '', description: shownPath(uri), uri }))
    .sort((a, b) => a.description.localeCompare(b.description));
  const chosen = await window.showQuickPick(items, {
    placeHolder: kinds.includes('connector') ? l10n.t('Which document?') : l10n.t('Which workflow?'),
    matchOnDescription: true,
  });
  return chosen?.uri;
}
