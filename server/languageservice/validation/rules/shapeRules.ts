import type { Rule } from '../rule';

const WORKFLOW = (actions: string): string => `{ "name": "Example", "schema_version": 1, "actions": [${actions}] }`;

const refused = { verdict: 'refused', severity: 'error' } as const;

/** The rules that follow from the schemas; the walker of `shape/` finds them. */
export const SHAPE_RULES = {
  unknownKey: {
    ...refused,
    code: 'key-unknown',
    title: 'The key does not belong here',
    why: 'The API refuses documents with keys that it does not know, save inside `parameters` and `criteria`.',
    mend: 'Correct the spelling, or remove the key. A quick fix offers the nearest key.',
    example: {
      kind: 'workflow',
      text: WORKFLOW('{ "order": 1, "type": "Flexli:CoreV1:Wait", "paramters": { "seconds": 1 } }'),
    },
  },
  missingKey: {
    ...refused,
    code: 'key-missing',
    title: 'A required key is missing',
    why: 'The API refuses a document without it.',
    mend: 'Add the key. Completion inside the object offers it.',
    example: { kind: 'workflow', text: WORKFLOW('{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": {} }') },
  },
  wrongType: {
    ...refused,
    code: 'type-wrong',
    title: 'The value has the wrong type',
    why: 'The API refuses it. It converts "5" to a number and "yes" to true, but nothing else.',
    mend: 'Write a value of the type that the message names.',
    example: {
      kind: 'workflow',
      text: WORKFLOW('{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": "::delay" } }'),
    },
  },
  notAllowed: {
    ...refused,
    code: 'value-not-allowed',
    title: 'The value is none of those allowed',
    why: 'The API knows a fixed set of values here; capital letters count.',
    mend: 'Choose one of them. Completion lists them with their meaning.',
    example: {
      kind: 'connector',
      text: '{ "type": "A", "name": "A", "description": "", "schema_version": 1, "config": { "host": "a.example.com" }, "actions": [{ "type": "Get", "method": "GET", "path": "a" }] }',
    },
  },
  outOfRange: {
    ...refused,
    code: 'number-out-of-range',
    title: 'The number is too small or too large',
    why: 'The API has limits for orders, timeouts and retries.',
    mend: 'Choose a number within the limits that the message names.',
    example: {
      kind: 'workflow',
      text: WORKFLOW('{ "order": 101, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }'),
    },
  },
  wrongLength: {
    ...refused,
    code: 'length-out-of-range',
    title: 'The text or list is too short or too long',
    why: 'The API has limits for names and for the number of actions, branches and comparisons.',
    mend: 'Shorten or lengthen it.',
    example: {
      kind: 'workflow',
      text: '{ "name": "A", "schema_version": 1, "actions": [{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }] }',
    },
  },
  wrongText: {
    ...refused,
    code: 'text-form',
    title: 'The text does not have the form that is needed',
    why: 'Names, types, schedules and the sides of a comparison have a fixed form.',
    mend: 'The message says the form, with an example.',
    example: {
      kind: 'workflow',
      text: '{ "name": "Every hour", "schema_version": 1, "source": { "type": "Flexli:CoreV1:Schedule", "parameters": { "rate": "hourly" } }, "actions": [{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }] }',
    },
  },
  unknownKind: {
    ...refused,
    code: 'type-unknown',
    title: 'The `type` names nothing that may stand here',
    why: 'The `type` decides which keys an action, source, comparison or kind of credentials has.',
    mend: 'Choose one of the types that the message names, or add `connector_id` for an action of a connector.',
    example: {
      kind: 'workflow',
      text: WORKFLOW('{ "order": 1, "type": "Flexli:CoreV1:Wiat", "parameters": { "seconds": 1 } }'),
    },
  },
  fraction: {
    ...refused,
    code: 'number-with-fraction',
    profile: 'alpha-2024-07',
    title: 'A number with a fraction cannot be stored',
    why: 'The storage of the engine takes no fractions: the API answers 500.',
    mend: 'Write a whole number, or an expression that gives the number, such as "::`1.5`". A quick fix does it.',
    example: {
      kind: 'workflow',
      text: WORKFLOW(
        '{ "order": 1, "type": "Flexli:CoreV1:RunWorkflow", "parameters": { "workflow_id": "01HP22FG2C15KF3EKB92VH8WFQ", "workflow_version": 1, "workflow_input": { "rate": 1.5 } } }',
      ),
    },
  },
  converted: {
    code: 'value-converted',
    verdict: 'advice',
    severity: 'warning',
    title: 'The API converts the value',
    why: 'The API takes "5" for 5 and "yes" for true, but what you read is not what it stores.',
    mend: 'Write the value with its own type. A quick fix does it.',
    example: {
      kind: 'workflow',
      text: WORKFLOW('{ "order": "1", "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }'),
    },
  },
  doubledKey: {
    code: 'key-doubled',
    verdict: 'advice',
    severity: 'warning',
    title: 'The object has the key twice',
    why: 'Only the last one counts, without a word from the API.',
    mend: 'Remove one of them.',
    example: {
      kind: 'workflow',
      text: '{ "name": "One", "name": "Two", "schema_version": 1, "actions": [{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }] }',
    },
  },
} as const satisfies Record<string, Rule>;
