import type { ApiResult } from '../../api/failure';
import type { DeployedConnector } from '../../model/connector';
import type { DocumentKind } from '../../model/documentKind';
import type { JsonObject } from '../../model/json';
import type { DeployedWorkflow } from '../../model/workflow';
import type { AccountApi } from './accountApi';
import type { AccountDocument, AccountSnapshot } from './accountDocument';

/** Calls at once; the API takes 120 a second, and other people use the account, too. */
const AT_ONCE = 8;

/** A document that should be in the account. */
export interface ExpectedDocument {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly version: number;
}

/**
 * Reads every connector and every version of every workflow. What another client deletes meanwhile is left out; any
 * other failure is the answer. Lists of the API may lag behind or be cut off, so what is expected and not listed is asked
 * for by its id before it counts as gone.
 *
 * @param report is told how many of how many documents were read
 */
export async function readAccount(
  api: AccountApi,
  signal: AbortSignal,
  expected: readonly ExpectedDocument[] = [],
  report: (read: number, all: number) => void = () => undefined,
): Promise<ApiResult<AccountSnapshot>> {
  const [connectors, workflows] = await Promise.all([api.connectors.list(signal), api.workflows.list({}, signal)]);
  if (!connectors.ok) return connectors;
  if (!workflows.ok) return workflows;
  const listed: readonly ExpectedDocument[] = [
    ...connectors.value.map(({ id }) => ({ kind: 'connector', id, version: 1 }) as const),
    ...workflows.value.map(({ id, version }) => ({ kind: 'workflow', id, version }) as const),
  ];
  const keys = new Set(listed.map(keyOf));
  const wanted = [...listed, ...expected.filter((one) => !keys.has(keyOf(one)))];
  const documents: AccountDocument[] = [];
  let done = 0;
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const answers = await Promise.all(wanted.slice(from, from + AT_ONCE).map((one) => readOne(api, one, signal)));
    for (const answer of answers) {
      if (answer.ok) documents.push(answer.value);
      else if (answer.error.kind !== 'not-found') return answer;
    }
    done += answers.length;
    report(done, wanted.length);
  }
  return { ok: true, value: { documents } };
}

async function readOne(
  api: AccountApi,
  { kind, id, version }: ExpectedDocument,
  signal: AbortSignal,
): Promise<ApiResult<AccountDocument>> {
  if (kind === 'connector') {
    const read = await api.connectors.get(id, signal);
    return read.ok ? { ok: true, value: connectorDocument(read.value) } : read;
  }
  const read = await api.workflows.get(id, version, signal);
  return read.ok ? { ok: true, value: workflowDocument(read.value, version) } : read;
}

function keyOf({ id, version }: ExpectedDocument): string {
  return `${id} ${version}`;
}

export function connectorDocument(connector: DeployedConnector): AccountDocument {
  const { id, type, name } = connector;
  return { kind: 'connector', id, version: 1, release: true, name: name || type, type, content: contentOf(connector) };
}

export function workflowDocument(workflow: DeployedWorkflow, version: number): AccountDocument {
  const { id, name, is_release_version: release } = workflow;
  return { kind: 'workflow', id, version, release, name, content: contentOf(workflow) };
}

/** What came over the wire is JSON, whatever its keys are. */
function contentOf(document: object): JsonObject {
  return document as JsonObject;
}
