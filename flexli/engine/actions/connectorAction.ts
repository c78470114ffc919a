import type { ConnectorAction, ConnectorDocument } from '../../model/connector';
import type { JsonObject, JsonValue } from '../../model/json';
import { LIMITS } from '../../model/limits';
import type { HttpOutcome } from '../host';
import { crashed, failed, success } from '../outcome';
import type { Outcome } from '../outcome';
import { prepareConnectorAction } from '../prepare';
import { credentialHeaders } from '../request/credentials';
import { toHttpRequest } from '../request/httpRequest';
import { describeRequest } from '../request/preparedRequest';
import type { PreparedRequest } from '../request/preparedRequest';
import { retryAfterSeconds } from '../request/retryAfter';
import { untilAborted } from '../request/untilAborted';
import { failureReason, isSuccess, responseValue, statusLine } from '../request/response';
import { nextTry, retryPlan } from '../retryPlan';
import type { FailedTry } from '../retryPlan';
import { done, failedBecause } from './actionContext';
import type { ActionContext, ActionExecutor, Executed } from './actionContext';

/** Calls an action of a connector, again where `on_error` says so. Its response is the JSON of the answer. */
export const executeConnectorAction: ActionExecutor = async (context) => {
  const connector = await findConnector(context);
  if (!connector.ok) return { kind: 'failed', failure: connector.failure };
  const { document, action } = connector.value;
  const prepared = prepareConnectorAction(action, context.parameters, context.transforms);
  if (!prepared.ok) return { kind: 'failed', failure: prepared.failure };
  const excess = context.control.excess({ ...prepared.value }, 'its request');
  if (excess !== undefined) return failedBecause(excess, false);
  const request = describeRequest(document.config, prepared.value, context.control.profile);
  if (!request.ok) return { kind: 'failed', failure: request.failure };
  return sendUntilDone(context, { document, request: request.value });
};

interface FoundAction {
  readonly document: ConnectorDocument;
  readonly action: ConnectorAction;
}

async function findConnector({ control, place }: ActionContext): Promise<Outcome<FoundAction>> {
  const { connector_id: id = '', type } = place.action;
  // The hosted engine expects both to be there.
  const fail = control.profile === 'documented' ? failed : crashed;
  let document: ConnectorDocument | undefined;
  try {
    document = await control.connector(id);
  } catch (error) {
    return fail(error instanceof Error ? error.message : 'its connector cannot be read.');
  }
  if (document === undefined) {
    return fail(`there is no connector with the id "${id}". Deploy the connector, then the workflow again.`);
  }
  const action = document.actions?.find((candidate) => candidate.type === type);
  if (action === undefined) {
    return fail(
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

/** A request and the connector that it goes to. */
interface Sending {
  readonly document: ConnectorDocument;
  readonly request: PreparedRequest;
}

async function sendUntilDone(context: ActionContext, sending: Sending): Promise<Executed> {
  const { control, place } = context;
  const plan = control.profile === 'documented' ? retryPlan(place.action, control.workflow) : undefined;
  for (let attempt = 1; ; attempt++) {
    control.emit({ type: 'requestSent', request: sending.request, attempt, ...place });
    const result = await send(context, sending, attempt);
    if (result.executed.kind !== 'failed' || plan === undefined || result.final === true || control.signal.aborted)
      return result.executed;
    const { failure } = result.executed;
    const wait = nextTry(plan, attempt, result);
    if (wait === undefined || wait * 1000 > control.remainingMs()) {
      return plan.onFail === 'fail' ? result.executed : { kind: 'given-up', onFail: plan.onFail, failure };
    }
    control.emit({ type: 'retryPlanned', waitSeconds: wait, reason: failure.message, ...place });
    await control.host.sleep(wait * 1000, control.signal);
    if (control.interruption(context.state) !== undefined) return result.executed;
  }
}

interface Sent extends FailedTry {
  readonly executed: Executed;
  /** Set when another try would end just like this one. */
  readonly final?: true;
}

async function send(context: ActionContext, sending: Sending, attempt: number): Promise<Sent> {
  const { control, place } = context;
  const { request } = sending;
  const started = control.host.now().getTime();
  const intercepted = await control.host.intercept?.(
    { ...place, request: plainRequest(context, request), attempt },
    control.signal,
  );
  const sent = intercepted === undefined ? await sendWithCredentials(context, sending) : success(intercepted);
  if (!sent.ok) {
    const { failure } = sent;
    return { executed: { kind: 'failed', failure }, ...(failure.passing !== true && { final: true }) };
  }
  const outcome = sent.value;
  // The hosted engine crashes when there is no answer; here it is a failure like an answer with an error.
  const crash = control.profile === 'alpha-2024-07';
  if (!outcome.ok) return { executed: { kind: 'failed', failure: { message: outcome.message, crash } } };
  const { response } = outcome;
  const value: JsonValue = responseValue(response);
  const durationMs = control.host.now().getTime() - started;
  control.emit({ type: 'responseReceived', status: response.status, value, durationMs, ...place });
  const { status } = response;
  if (control.meter.of(value).depth > control.limits.nesting) {
    const message = `the answer of its service is nested deeper than ${control.limits.nesting} levels.`;
    return { executed: failedBecause(message, false), status };
  }
  if (isSuccess(response, control.profile)) return { executed: done(value), status };
  const failure = { message: `${statusLine(response, request.url)}.`, crash: false };
  const retryAfter = retryAfterSeconds(response, control.host.now());
  return {
    executed: { kind: 'failed', failure, recorded: failureReason(response, request.url) },
    status,
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

function plainRequest({ control }: ActionContext, request: PreparedRequest): PreparedRequest {
  return {
    ...request,
    query: request.query && (control.plain(request.query) as JsonObject),
    body: control.plain(request.body),
  };
}

/** Sends a request; once more with another access token, when the service turns a kept one down. */
async function sendWithCredentials(
  context: ActionContext,
  { document, request }: Sending,
): Promise<Outcome<HttpOutcome>> {
  const { control } = context;
  let refused: string | undefined;
  for (;;) {
    const { credentials } = document.config;
    // Others may wait for the same token, so that cancelling this run cannot end the request for it.
    const shown = await untilAborted(
      credentialHeaders(credentials, control.profile, control.tokens, refused),
      control.signal,
      failed('the run ended while its connector asked for an access token.'),
    );
    if (!shown.ok) return shown;
    const http = toHttpRequest(request, shown.value.headers, timeoutMs(context));
    if (!http.ok) return http;
    const maxBytes = control.limits.responseBytes;
    const outcome = await control.host.http({ ...http.value, maxBytes }, control.signal);
    const { token } = shown.value;
    if (!outcome.ok || outcome.response.status !== 401 || token === undefined || refused !== undefined) {
      return success(outcome);
    }
    refused = token;
  }
}
