import type { RunHistoryItem } from '../model/run';
import type { ApiResult } from './failure';

/** Reads the history of a run. */
export type ReadHistory = (runId: string) => Promise<ApiResult<readonly RunHistoryItem[]>>;

/**
 * The records of a run. Those of a run that another one started are kept by the hosted engine in the history of that other run,
 * with the started run's id as `nested_run_id`; in its own are only those of its Iterators' items. Both are put together
 * here, as if all were its own. The local engine that follows the documentation keeps them apart anyway.
 *
 * @param parentId of the run that started it
 * @param readParent asked only where the run itself has no record; what it cannot read is left out
 */
export async function runRecords(
  runId: string,
  parentId: string | null | undefined,
  read: ReadHistory,
  readParent: ReadHistory = read,
): Promise<ApiResult<readonly RunHistoryItem[]>> {
  const own = await read(runId);
  if (!own.ok || !parentId || own.value.some(isOfRunItself)) return own;
  const parent = await readParent(parentId);
  if (!parent.ok) return own;
  const kept = parent.value.filter((item) => item.nested_run_id === runId);
  return { ok: true, value: [...kept.map((item) => ({ ...item, nested_run_id: null })), ...own.value] };
}

function isOfRunItself({ nested_run_id: nested }: RunHistoryItem): boolean {
  return (nested ?? null) === null;
}
