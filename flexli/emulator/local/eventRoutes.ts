import { isObject } from '../../engine/exactJson';
import type { JsonObject } from '../../model/json';
import type { ConnectorEvent } from '../../model/connector';
import { apiErrors, error } from '../api/apiErrors';
import { gatewayErrors } from '../http/gatewayErrors';
import type { Answer, ApiRequest, Handler } from '../http/message';
import type { Route } from '../http/router';
import type { StoredConnector } from '../store/connectorStore';
import { eventProblems } from './eventSchema';
import { isSigned, newSigningKey, SIGNATURE_HEADER, TIMESTAMP_HEADER } from './eventSignature';
import type { LocalContext } from './localContext';
import { bodyObject, exactBodyObject, invalidBody } from './localErrors';

/**
 * Events in. `POST /local/events` takes a custom event, `{event_type, data?}`, from whoever has a token.
 * `POST /local/events/{connector_id}` takes one of a connector as the guide's Events API does: any JSON object whose key
 * `type` (or `config.events.event_type_keypath`) names the event, signed with a key that
 * `POST /local/connectors/{connector_id}/signing-key` makes. Both answer 202 with the runs that were started.
 */
export function eventRoutes(context: LocalContext): readonly Route[] {
  return [
    { method: 'POST', pattern: '/local/events', handle: customEvent(context) },
    { method: 'POST', pattern: '/local/events/{connector_id}', open: true, handle: connectorEvent(context) },
    { method: 'POST', pattern: '/local/connectors/{connector_id}/signing-key', handle: signingKey(context) },
  ];
}

function customEvent({ execution }: LocalContext): Handler {
  return async (request) => {
    const body = exactBodyObject(request);
    if (!body.ok) return body.answer;
    const { event_type: eventType, data = {} } = body.value;
    if (typeof eventType !== 'string' || eventType === '') {
      return invalidBody(request, '"event_type" must name the event.');
    }
    if (!isObject(data)) return invalidBody(request, '"data" must be a JSON object.');
    return accepted(await execution.emit({ eventType, body: data }));
  };
}

function connectorEvent({ connectors, execution, clock }: LocalContext): Handler {
  return async (request) => {
    const id = request.params.connector_id ?? '';
    const connector = connectors.get(id);
    const key = connectors.signingKey(id);
    // Without a key or a connector the answer is the same as for a wrong signature: it tells strangers nothing.
    const signed =
      key !== undefined &&
      isSigned(request.body, key, {
        timestamp: header(request, TIMESTAMP_HEADER),
        signature: header(request, SIGNATURE_HEADER),
        now: clock.now(),
      });
    if (connector === undefined || !signed) return gatewayErrors.unauthorized();
    const body = bodyObject(request);
    if (!body.ok) return body.answer;
    const type = eventTypeOf(connector, body.value);
    const event = (connector.events ?? []).find((known) => known.type === type);
    if (event === undefined) return unsupported(request, connector, type);
    const problems = eventProblems(event.schema, body.value);
    if (problems.length > 0) return invalidEvent(request, event, problems);
    const exact = exactBodyObject(request);
    return accepted(await execution.startedBy(id, event.type, exact.ok ? exact.value : body.value));
  };
}

function signingKey({ connectors }: LocalContext): Handler {
  return (request) => {
    const id = request.params.connector_id ?? '';
    const key = newSigningKey();
    if (!connectors.setSigningKey(id, key)) return apiErrors.connectorNotFound(request, id);
    return { status: 201, body: { signing_key: key } };
  };
}

function eventTypeOf(connector: StoredConnector, body: JsonObject): string | undefined {
  const keypath = connector.config.events?.event_type_keypath;
  const keys = typeof keypath === 'string' && keypath !== '' ? keypath.split('.') : ['type'];
  let value: unknown = body;
  for (const key of keys) value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function header(request: ApiRequest, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()];
  return typeof value === 'string' ? value : undefined;
}

function accepted(runs: readonly string[]): Answer {
  return { status: 202, body: { runs } };
}

function unsupported(request: ApiRequest, connector: StoredConnector, type: string | undefined): Answer {
  return error(request, 400, 'UnsupportedEventType', 'The event type is not supported by this connector', {
    connector: { id: connector.id, type: connector.type },
    event_type: type ?? null,
  });
}

function invalidEvent(
  request: ApiRequest,
  event: ConnectorEvent,
  problems: readonly { readonly path: string; readonly description: string }[],
): Answer {
  return error(request, 400, 'ValidationError', 'The event did not pass validation', {
    event_type: event.type,
    validation_errors: problems.map((problem) => ({ ...problem })),
  });
}
