import type { ApiFailure, ApiResult } from '../../api/failure';
import type { AccountApi } from '../account/accountApi';
import type { AccountDocument } from '../account/accountDocument';
import type { Environment } from '../environment';
import { environmentLock } from '../lock/lock';
import { planDocument, type LoneDocument } from '../plan/planDocument';
import type { PlannedDocument } from '../plan/plan';
import { applyPlan, type ApplyOptions } from './applyPlan';
import { readDocument } from './createDocument';
import type { ApplyOutcome } from './outcome';
import type { ApplyPorts } from './ports';

/**
 * Deploys one document by itself, with the same steps and the same records as a plan has. Nothing is sent when the lock
 * cannot be read. The answer has at most one step that is done.
 */
export async function deployDocument(
  lone: LoneDocument,
  environment: Environment,
  ports: ApplyPorts,
  options: Pick<ApplyOptions, 'signal' | 'onEvent'>,
): Promise<ApplyOutcome> {
  const lock = await ports.lock.read();
  if (!lock.ok) return failed(lock.message);
  const known = environmentLock(lock.lock, environment.name);
  const { kind, path } = lone.document;
  const listed = await listIds(ports.api, kind, options.signal);
  if (!listed.ok) return failed(listed.error.message, listed.error);
  const after = known.files.get(path)?.pending?.after;
  const since: AccountDocument[] = [];
  for (const id of after === undefined ? [] : listed.value.filter((one) => one > after)) {
    const read = await readDocument(ports.api, kind, { id, version: 1 }, options.signal);
    if (read) since.push(read);
  }
  const plan = planDocument(lone, environment, known, listed.value, { documents: since });
  return applyPlan(plan, ports, options);
}

async function listIds(
  api: AccountApi,
  kind: PlannedDocument['kind'],
  signal: AbortSignal,
): Promise<ApiResult<readonly string[]>> {
  const list = kind === 'connector' ? await api.connectors.list(signal) : await api.workflows.list({}, signal);
  return list.ok ? { ok: true, value: [...new Set(list.value.map(({ id }) => id))] } : list;
}

function failed(message: string, error?: ApiFailure): ApplyOutcome {
  const cancelled = error?.kind === 'cancelled';
  return {
    status: cancelled ? 'cancelled' : 'failed',
    done: [],
    failures: cancelled ? [] : [{ message, ...(error ? { error } : {}) }],
    left: 1,
  };
}
