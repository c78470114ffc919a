import type { JsonValue } from '../../flexli/model/json';
import type { WorkflowAction } from '../../flexli/model/workflow';
import type { AccountCatalog } from '../accounts/accountCatalog';
import { actionAt } from './actionAt';
import type { CurlRequest } from './curl';
import { callOf } from './knownCall';
import type { RunReader } from './runReader';
import type { RunEntry } from './runStore';
import type { RunStep } from './runTimeline';

/** An action of a run, and where it stands. */
export interface PlacedStep {
  readonly run: RunEntry;
  readonly step: RunStep;
  /** By orders, such as `2/1`. */
  readonly place: string;
  readonly nestedRunId?: string;
}

/** What is known of the call that an action made. */
export interface StepCall {
  readonly request?: CurlRequest;
  /** Why there is no request. */
  readonly problem?: 'no-document' | 'no-connector' | 'no-state' | { readonly message: string };
  readonly response?: { readonly status: number; readonly value: JsonValue; readonly durationMs: number };
}

/** Finds out what an action of a connector sent, and what came back where the local engine told of it. */
export class StepCalls {
  constructor(
    private readonly reader: RunReader,
    private readonly catalog: AccountCatalog,
  ) {}

  async find({ run, step, place, nestedRunId }: PlacedStep): Promise<StepCall> {
    const deployed = (await this.reader.document(run)) ?? run.document;
    const found = actionAt(deployed, place);
    if (!found) return { problem: 'no-document' };
    const response = callOf(run.calls ?? [], found.path, nestedRunId)?.response;
    const known = response === undefined ? {} : { response };
    if (step.before === undefined) return { ...known, problem: 'no-state' };
    const { connectors } = await this.catalog.load(run.environment);
    const connector = connectors.find(({ id }) => id === found.action.connector_id);
    if (!connector) return { ...known, problem: 'no-connector' };
    // The hosted API does not read variables back; the document that was sent from here has them.
    const variables = found.action.variables ?? actionAt(run.document, place)?.action.variables;
    const action = { ...found.action, ...(variables === undefined ? {} : { variables }) } as unknown as WorkflowAction;
    const { requestOfStep } = await import('./requestOfStep');
    const prepared = requestOfStep(action, step.before, connector);
    return prepared.ok ? { ...known, request: prepared.request } : { ...known, problem: { message: prepared.message } };
  }
}
