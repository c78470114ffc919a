import type { ApiResult } from '../../api/failure';
import type { DocumentKind } from '../../model/documentKind';
import type { AccountApi } from '../account/accountApi';
import type { ListedDocument } from '../plan/plan';

type Version = ListedDocument['versions'][number];

/**
 * Deletes a connector, or every version of a workflow. The API refuses (409) to delete a release version while others
 * exist, so that one goes last; when somebody made another version meanwhile, the versions are read again once. What is
 * gone already is as good as deleted.
 */
export async function deleteDocument(
  api: AccountApi,
  { kind, id, versions }: ListedDocument,
  signal: AbortSignal,
): Promise<ApiResult<void>> {
  if (kind === 'connector') return goneIsFine(await api.connectors.delete(id, signal));
  const deleted = await deleteVersions(api, id, versions, signal);
  if (deleted.ok || deleted.error.kind !== 'conflict') return deleted;
  const list = await api.workflows.list({ id }, signal);
  if (!list.ok) return list;
  const all = list.value.map(({ version, is_release_version: release }) => ({ version, release }));
  return deleteVersions(api, id, all, signal);
}

/** Whether a document is in the account; a failure other than "not found" is the answer. */
export async function exists(
  api: AccountApi,
  kind: DocumentKind,
  { id, version }: { readonly id: string; readonly version: number },
  signal: AbortSignal,
): Promise<ApiResult<boolean>> {
  const read =
    kind === 'connector' ? await api.connectors.get(id, signal) : await api.workflows.get(id, version, signal);
  if (read.ok) return { ok: true, value: true };
  return read.error.kind === 'not-found' ? { ok: true, value: false } : read;
}

async function deleteVersions(
  api: AccountApi,
  id: string,
  versions: readonly Version[],
  signal: AbortSignal,
): Promise<ApiResult<void>> {
  const releaseLast = [...versions].sort((a, b) => Number(a.release) - Number(b.release) || b.version - a.version);
  for (const { version } of releaseLast) {
    const deleted = goneIsFine(await api.workflows.delete(id, version, signal));
    if (!deleted.ok) return deleted;
  }
  return { ok: true, value: undefined };
}

function goneIsFine(result: ApiResult<void>): ApiResult<void> {
  return !result.ok && result.error.kind === 'not-found' ? { ok: true, value: undefined } : result;
}
