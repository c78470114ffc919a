import type { JsonObject } from '../../flexli/model/json';
import { ACTIONS_EACH, actionType, connectorId, USED_CONNECTORS } from './account';

/** No list of actions has more; larger workflows nest. */
const LIST = 100;

/** The mark of the actions in whose middle the bench types. */
export const MARK = 'Tell step';

/**
 * The text of a workflow of so many actions in all, as people indent it: connector actions with conditions, variables,
 * expressions and transforms, waits, custom events, iterators and branches. It keeps the limits of the API, so that large
 * ones nest; with `flat`, all actions stand in one list, and break them.
 */
export function generateWorkflow(count: number, flat = false): string {
  const workflow = {
    name: 'Generated workflow',
    description: 'Made to measure.',
    schema_version: 1,
    source: {
      type: 'Flexli:CoreV1:CustomEvent',
      parameters: { event_type: 'generated' },
      transform: { person: '::user', status: '::state', items: '::things[?open].{id: id, name: name}' },
    },
    actions: flat ? Array.from({ length: count }, (_, index) => simple(index, index + 1)) : list(count, 0),
  };
  return `${JSON.stringify(workflow, undefined, 2)}\n`;
}

/** A list of at most 100 actions that are so many together with those in them. */
function list(count: number, seed: number): JsonObject[] {
  const length = Math.min(LIST, Math.ceil(count * 0.6));
  const containers = Math.ceil(length / (count > LIST ? 2 : 5));
  let rest = count - length;
  return Array.from({ length }, (_, index) => {
    const order = index + 1;
    const number = Math.floor((index * containers) / length);
    const isContainer = number !== Math.floor(((index - 1) * containers) / length) && rest > 0;
    if (!isContainer) return simple(seed + index, order);
    const share = Math.min(rest, Math.ceil(rest / (containers - number)));
    rest -= share;
    return number % 2 === 0 && share <= LIST
      ? iterator(share, order, seed + index)
      : branch(share, order, seed + index);
  });
}

function iterator(count: number, order: number, seed: number): JsonObject {
  return {
    order,
    type: 'Flexli:CoreV1:Iterator',
    description: 'For every item',
    parameters: { array_path: '::items', iterator_input: { kind: 'item' }, actions: simpleList(count, seed) },
  };
}

function branch(count: number, order: number, seed: number): JsonObject {
  const each = Math.min(40, Math.max(1, Math.ceil(count / 3)));
  const branches = Array.from({ length: Math.ceil(count / each) }, (_, index) => ({
    order: index + 1,
    description: `Case ${index + 1}`,
    condition: condition(seed + index),
    actions: simpleList(Math.min(each, count - index * each), seed + index),
  }));
  return { order, type: 'Flexli:CoreV1:Branch', description: 'Depends on the status', parameters: { branches } };
}

function simpleList(count: number, seed: number): JsonObject[] {
  return Array.from({ length: count }, (_, index) => simple(seed + index, index + 1));
}

function simple(seed: number, order: number): JsonObject {
  switch (seed % 6) {
    case 1:
      return { order, type: 'Flexli:CoreV1:Wait', description: 'Give it time', parameters: { seconds: 30 } };
    case 3:
      return {
        order,
        type: 'Flexli:CoreV1:CustomEvent',
        description: 'Let the others know',
        condition: condition(seed),
        parameters: {
          event_type: `step-${order}`,
          content_type: 'application/json',
          body: {
            id: '::message.id',
            names: '::items[*].name',
            at: '::flexli_datetime_now()',
            person: { id: '::person.id', name: '::person.name', mail: '::person.emails[0].address' },
          },
        },
      };
    case 5:
      return {
        order,
        type: 'Flexli:CoreV1:Transform',
        description: 'Keep what is needed',
        transform: {
          [`open_${order}`]: '::items[?open].name',
          [`first_${order}`]: '::items[0] || person',
          'person.label': "::join(' ', [person.name, status])",
        },
      };
    default:
      return connectorAction(seed, order);
  }
}

function connectorAction(seed: number, order: number): JsonObject {
  return {
    order,
    connector_id: connectorId(seed % USED_CONNECTORS),
    type: actionType((seed * 7) % ACTIONS_EACH),
    description: `${MARK} ${order}, and everybody who has to know of it`,
    ...(seed % 2 === 0 && { condition: condition(seed) }),
    variables: { name: '::person.name', count: '::length(items)', status: "::status || 'unknown'" },
    parameters: {
      target_id: '::person.id',
      text: 'Hello {name}, {count} are open. The status is {status}.',
      limit: 20,
      urgency: seed % 3 === 0 ? 'high' : 'normal',
      options: { silent: false, tags: ['new', 'open'] },
    },
    transform: {
      'message.id': '::id',
      'message.count': '::length(results)',
      [`step_${order}`]: "::results[?kind == 'new'].id | [0]",
    },
  };
}

function condition(seed: number): JsonObject {
  const criteria = [
    {
      operator: 'or',
      attributes: [
        { type: 'String', attribute: '::status', operator: 'eq', value: 'open' },
        { type: 'Number', attribute: '::message.count', operator: 'gt', value: seed % 10 },
      ],
    },
    { operator: 'and', attributes: [{ type: 'Boolean', attribute: '::person.active', operator: 'eq', value: true }] },
  ];
  return { operator: 'and', criteria, on_fail: 'skip' };
}
