import type { ApiFailure, ApiResult } from '../../api/failure';
import { redactFailure } from '../../api/redact';
import type { ConnectorDocument } from '../../model/connector';
import type { JsonObject } from '../../model/json';
import type { WorkflowDocument } from '../../model/workflow';
import type { AccountApi } from '../account/accountApi';
import type { AccountDocument } from '../account/accountDocument';
import { connectorDocument, workflowDocument } from '../account/readAccount';
import { saysTheSame } from '../compare/comparison';
import type { PlannedDocument } from '../plan/plan';
import { graceSignal } from './grace';

/** Milliseconds that a creation on its way may still take after a person cancelled. */
const GRACE_MS = 5000;

/** Failures that leave open whether the document was created. */
const UNCERTAIN: ReadonlySet<ApiFailure['kind']> = new Set(['cancelled', 'timeout', 'network', 'server', 'unexpected']);

export type Creation =
  | { readonly ok: true; readonly id: string }
  /** `certain` when nothing was created; otherwise it may have been. */
  | { readonly ok: false; readonly error: ApiFailure; readonly certain: boolean };

/**
 * Creates a document. When the answer is lost, the account is looked over for what may have been created all the same.
 *
 * @param after the newest id in the account before
 * @param secrets values that no message may show
 */
export async function createDocument(
  api: AccountApi,
  { kind }: PlannedDocument,
  content: JsonObject,
  after: string,
  secrets: readonly string[],
  signal: AbortSignal,
): Promise<Creation> {
  const grace = graceSignal(signal, GRACE_MS);
  try {
    // A validator has looked at the document; what it let pass the API judges.
    const created =
      kind === 'connector'
        ? await api.connectors.create(content as unknown as ConnectorDocument, grace.signal)
        : await api.workflows.create(content as unknown as WorkflowDocument, grace.signal);
    if (created.ok) return { ok: true, id: created.value.id };
    const error = redactFailure(created.error, secrets);
    if (!UNCERTAIN.has(error.kind)) return { ok: false, error, certain: true };
    const found = await findCreated(api, kind, content, after, grace.signal);
    return found === undefined ? { ok: false, error, certain: false } : { ok: true, id: found };
  } finally {
    grace.dispose();
  }
}

/** The newest document that came after an id and says the same; undefined when there is none, or nobody can tell. */
async function findCreated(
  api: AccountApi,
  kind: PlannedDocument['kind'],
  content: JsonObject,
  after: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const ids =
    kind === 'connector' ? await newConnectors(api, content, signal) : await newWorkflows(api, content, signal);
  if (!ids.ok) return undefined;
  const newest = ids.value
    .filter((one) => one > after)
    .sort()
    .reverse();
  for (const id of newest) {
    const read = await readDocument(api, kind, { id, version: 1 }, signal);
    if (read && saysTheSame(content, read)) return id;
  }
  return undefined;
}

/** A document as the account reads it back; undefined when it cannot. */
export async function readDocument(
  api: AccountApi,
  kind: PlannedDocument['kind'],
  { id, version }: { readonly id: string; readonly version: number },
  signal: AbortSignal,
): Promise<AccountDocument | undefined> {
  if (kind === 'connector') {
    const read = await api.connectors.get(id, signal);
    return read.ok ? connectorDocument(read.value) : undefined;
  }
  const read = await api.workflows.get(id, version, signal);
  return read.ok ? workflowDocument(read.value, version) : undefined;
}

async function newConnectors(
  api: AccountApi,
  { type }: JsonObject,
  signal: AbortSignal,
): Promise<ApiResult<readonly string[]>> {
  const list = await api.connectors.list(signal);
  return list.ok ? { ok: true, value: list.value.filter((one) => one.type === type).map(({ id }) => id) } : list;
}

async function newWorkflows(
  api: AccountApi,
  { name }: JsonObject,
  signal: AbortSignal,
): Promise<ApiResult<readonly string[]>> {
  const list = await api.workflows.list({}, signal);
  if (!list.ok) return list;
  const trimmed = typeof name === 'string' ? name.trim() : name;
  return { ok: true, value: list.value.filter((one) => one.name === trimmed).map(({ id }) => id) };
}
