import type { Rule } from '../rule';

const refused = { verdict: 'refused', severity: 'error' } as const;

const EXAMPLE = (parameters: string, type = 'PostMessage'): Rule['example'] => ({
  kind: 'workflow',
  text: `{ "name": "Example", "schema_version": 1, "actions": [{ "connector_id": "{{Team Chat}}", "type": "${type}", "order": 1, "parameters": ${parameters} }] }`,
});

const WHY =
  'The API holds the parameters of an action against the JSON Schema of its connector before it takes the workflow. Inside an Iterator or a Branch it does not look, and the run goes wrong instead.';

/** What the JSON Schema of a connector action says of the parameters that a workflow gives. */
export const PARAMETER_RULES = {
  wrongType: {
    ...refused,
    code: 'parameters-type-wrong',
    title: 'A parameter has the wrong type',
    why: WHY,
    mend: 'Write a value of the type that the message names, or an expression, which stands for any type.',
    example: EXAMPLE('{ "channel": 5 }'),
  },
  missing: {
    ...refused,
    code: 'parameters-key-missing',
    title: 'A required parameter is missing',
    why: WHY,
    mend: 'Add it. A quick fix adds what is missing.',
    example: EXAMPLE('{ "text": "Hello" }'),
  },
  unknown: {
    ...refused,
    code: 'parameters-key-unknown',
    title: 'The action has no such parameter',
    why: WHY,
    mend: 'Correct the spelling, or remove it.',
    example: EXAMPLE('{ "chanel": "general" }'),
  },
  notAllowed: {
    ...refused,
    code: 'parameters-value-not-allowed',
    title: 'The value is none of those that the connector allows',
    why: WHY,
    mend: 'Choose one of them. Completion lists them.',
    example: EXAMPLE('{ "channel": "general", "priority": "normal" }'),
  },
  outOfRange: {
    ...refused,
    code: 'parameters-out-of-range',
    title: 'A parameter is too small, too large, too short or too long',
    why: WHY,
    mend: 'Choose a value within the limits that the message names.',
    example: EXAMPLE('{ "channel": "" }'),
  },
  wrongText: {
    ...refused,
    code: 'parameters-text-form',
    title: 'A text does not have the form that the connector wants',
    why: WHY,
    mend: 'The message names the form.',
    example: EXAMPLE('{ "channel": "general", "contact": "nobody" }'),
  },
  noAlternative: {
    ...refused,
    code: 'parameters-no-alternative',
    title: 'A parameter fits none of the alternatives',
    why: `${WHY} Where there are alternatives, an expression inside does not stand for any type: the API checks it as the text that it is.`,
    mend: 'Write one of the alternatives, or one expression for the whole value.',
    example: EXAMPLE('{ "channel": "general", "target": 5 }'),
  },
  undefined: {
    ...refused,
    code: 'parameters-undefined',
    profile: 'alpha-2024-07',
    title: 'The connector does not define the parameters of the action',
    why: 'The API answers 500 when a workflow uses an action whose connector has no `parameters` for it.',
    mend: 'Add `"parameters": { "type": "object" }` to the action in the connector, and deploy it again.',
    example: EXAMPLE('{}', 'Ping'),
  },
} as const satisfies Record<string, Rule>;
