import type { WorkflowSummary } from '../../api/contract';
import type { ApiResult } from '../../api/failure';
import type { DeployedConnector } from '../../model/connector';
import type { JsonObject } from '../../model/json';
import type { DeployedWorkflow } from '../../model/workflow';
import type { AccountApi } from './accountApi';
import type { AccountDocument, AccountSnapshot } from './accountDocument';

/** Calls at once; the API takes 120 a second, and other people use the account, too. */
const AT_ONCE = 8;

/**
 * Reads every connector and every version of every workflow. What another client deletes meanwhile is left out; any
 * other failure is the answer.
 *
 * @param report is told how many of how many documents were read
 */
export async function readAccount(
  api: AccountApi,
  signal: AbortSignal,
  report: (read: number, all: number) => void = () => undefined,
): Promise<ApiResult<AccountSnapshot>> {
  const [connectors, workflows] = await Promise.all([api.connectors.list(signal), api.workflows.list({}, signal)]);
  if (!connectors.ok) return connectors;
  if (!workflows.ok) return workflows;
  const wanted = [
    ...connectors.value.map(
      ({ id }) =>
        () =>
          readConnector(api, id, signal),
    ),
    ...workflows.value.map((summary) => () => readWorkflow(api, summary, signal)),
  ];
  const documents: AccountDocument[] = [];
  let done = 0;
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const answers = await Promise.all(wanted.slice(from, from + AT_ONCE).map((read) => read()));
    for (const answer of answers) {
      if (answer.ok) documents.push(answer.value);
      else if (answer.error.kind !== 'not-found') return answer;
    }
    done += answers.length;
    report(done, wanted.length);
  }
  return { ok: true, value: { documents } };
}

async function readConnector(api: AccountApi, id: string, signal: AbortSignal): Promise<ApiResult<AccountDocument>> {
  const read = await api.connectors.get(id, signal);
  return read.ok ? { ok: true, value: connectorDocument(read.value) } : read;
}

async function readWorkflow(
  api: AccountApi,
  { id, version, is_release_version: release }: WorkflowSummary,
  signal: AbortSignal,
): Promise<ApiResult<AccountDocument>> {
  const read = await api.workflows.get(id, version, signal);
  return read.ok ? { ok: true, value: workflowDocument(read.value, version, release) } : read;
}

export function connectorDocument(connector: DeployedConnector): AccountDocument {
  const { id, type, name } = connector;
  return { kind: 'connector', id, version: 1, release: true, name: name || type, type, content: contentOf(connector) };
}

export function workflowDocument(workflow: DeployedWorkflow, version: number, release: boolean): AccountDocument {
  const { id, name } = workflow;
  return { kind: 'workflow', id, version, release, name, content: contentOf(workflow) };
}

/** What came over the wire is JSON, whatever its keys are. */
function contentOf(document: object): JsonObject {
  return document as JsonObject;
}
