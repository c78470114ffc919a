import { type Definition, type DefinitionLink, type Location, type Uri, workspace } from 'vscode';
import { ACCOUNT_SCHEME } from '../documents/accountUris';
import { rangeOfPath } from './rangeOfPath';

/**
 * Places in read-only documents of an account: the server names them by a path in the fragment, since only the client has
 * the text.
 */
export async function withPlaces(
  found: Definition | readonly DefinitionLink[] | null | undefined,
): Promise<Definition | DefinitionLink[] | null | undefined> {
  if (!Array.isArray(found)) return found as Location | null | undefined;
  return Promise.all((found as readonly (Location | DefinitionLink)[]).map(withPlace)) as Promise<DefinitionLink[]>;
}

async function withPlace(link: Location | DefinitionLink): Promise<Location | DefinitionLink> {
  if (!('targetUri' in link) || link.targetUri.scheme !== ACCOUNT_SCHEME) return link;
  const { fragment } = link.targetUri;
  const targetUri = link.targetUri.with({ fragment: '' });
  const range = fragment === '' ? undefined : await rangeIn(targetUri, fragment);
  if (range === undefined) return { ...link, targetUri };
  return { ...link, targetUri, targetRange: range, targetSelectionRange: range.with({ end: range.start }) };
}

/** Undefined when the document cannot be had; it is opened at its start then, and says why. */
async function rangeIn(uri: Uri, path: string): Promise<ReturnType<typeof rangeOfPath> | undefined> {
  try {
    return rangeOfPath(await workspace.openTextDocument(uri), 'connector', path);
  } catch {
    return undefined;
  }
}
