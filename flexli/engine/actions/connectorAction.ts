import type { ConnectorAction, ConnectorDocument } from '../../model/connector';
import type { JsonValue } from '../../model/json';
import { LIMITS } from '../../model/limits';
import type { HttpRequest } from '../host';
import { failed, success } from '../outcome';
import type { Outcome } from '../outcome';
import { prepareConnectorAction } from '../prepare';
import { credentialHeaders } from '../request/credentials';
import { toHttpRequest } from '../request/httpRequest';
import { describeRequest } from '../request/preparedRequest';
import type { PreparedRequest } from '../request/preparedRequest';
import { failureReason, isSuccess, responseValue, statusLine } from '../request/response';
import { nextTry, retryPlan } from '../retryPlan';
import { MAX_NESTING } from '../valueMeter';
import { done, failedBecause } from './actionContext';
import type { ActionContext, ActionExecutor, Executed } from './actionContext';

/** Calls an action of a connector, again where `on_error` says so. Its response is the JSON of the answer. */
export const executeConnectorAction: ActionExecutor = async (context) => {
  const connector = await findConnector(context);
  if (!connector.ok) return { kind: 'failed', failure: connector.failure };
  const { document, action } = connector.value;
  const prepared = prepareConnectorAction(action, context.parameters, context.transforms);
  if (!prepared.ok) return { kind: 'failed', failure: prepared.failure };
  const request = describeRequest(document.config, prepared.value, context.control.profile);
  if (!request.ok) return { kind: 'failed', failure: request.failure };
  const credentials = credentialHeaders(document.config.credentials, context.control.profile);
  if (!credentials.ok) return { kind: 'failed', failure: credentials.failure };
  const http = toHttpRequest(request.value, credentials.value, timeoutMs(context));
  if (!http.ok) return { kind: 'failed', failure: http.failure };
  return sendUntilDone(context, request.value, http.value);
};

interface FoundAction {
  readonly document: ConnectorDocument;
  readonly action: ConnectorAction;
}

async function findConnector({ control, place }: ActionContext): Promise<Outcome<FoundAction>> {
  const { connector_id: id = '', type } = place.action;
  let document: ConnectorDocument | undefined;
  try {
    document = await control.connector(id);
  } catch (error) {
    return failed(error instanceof Error ? error.message : 'its connector cannot be read.');
  }
  if (document === undefined) {
    return failed(`there is no connector with the id "${id}". Deploy the connector, then the workflow again.`);
  }
  const action = document.actions?.find((candidate) => candidate.type === type);
  if (action === undefined) {
    return failed(
      `the connector ${document.type} has no action ${type}. Deploy a connector that has it, then the workflow again.`,
    );
  }
  return success({ document, action });
}

/** The hosted engine stores a timeout and does not act on it. */
function timeoutMs({ control, place }: ActionContext): number {
  const { default: standard, max } = LIMITS.actionTimeout;
  const seconds = control.profile === 'documented' ? (place.action.timeout ?? standard) : max;
  return Math.max(1, Math.min(seconds * 1000, control.remainingMs()));
}

async function sendUntilDone(context: ActionContext, request: PreparedRequest, http: HttpRequest): Promise<Executed> {
  const { control, place } = context;
  const plan = control.profile === 'documented' ? retryPlan(place.action, control.workflow) : undefined;
  for (let attempt = 1; ; attempt++) {
    control.emit({ type: 'requestSent', request, attempt, ...place });
    const result = await send(context, request, http);
    if (result.executed.kind !== 'failed' || plan === undefined || control.signal.aborted) return result.executed;
    const { failure } = result.executed;
    const wait = nextTry(plan, attempt, result.status);
    if (wait === undefined || wait * 1000 > control.remainingMs()) {
      return plan.onFail === 'fail' ? result.executed : { kind: 'given-up', onFail: plan.onFail, failure };
    }
    control.emit({ type: 'retryPlanned', waitSeconds: wait, reason: failure.message, ...place });
    await control.host.sleep(wait * 1000, control.signal);
    if (control.interruption(context.state) !== undefined) return result.executed;
  }
}

interface Sent {
  readonly executed: Executed;
  /** That of the answer, if there was one. */
  readonly status?: number;
}

async function send(context: ActionContext, request: PreparedRequest, http: HttpRequest): Promise<Sent> {
  const { control, place } = context;
  const started = control.host.now().getTime();
  const outcome = await control.host.http({ ...http, timeoutMs: timeoutMs(context) }, control.signal);
  // The hosted engine crashes when there is no answer; here it is a failure like an answer with an error.
  const crash = control.profile === 'alpha-2024-07';
  if (!outcome.ok) return { executed: { kind: 'failed', failure: { message: outcome.message, crash } } };
  const { response } = outcome;
  const value: JsonValue = responseValue(response);
  const durationMs = control.host.now().getTime() - started;
  control.emit({ type: 'responseReceived', status: response.status, value, durationMs, ...place });
  const { status } = response;
  if (control.meter.of(value).depth > MAX_NESTING) {
    const message = `the answer of its service is nested deeper than ${MAX_NESTING} levels.`;
    return { executed: failedBecause(message), status };
  }
  if (isSuccess(response, control.profile)) return { executed: done(value), status };
  const failure = { message: `${statusLine(response, request.url)}.`, crash: false };
  return { executed: { kind: 'failed', failure, recorded: failureReason(response, request.url) }, status };
}
