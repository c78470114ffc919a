import { CoreAction } from '../../../flexli/model/coreActions';
import type { ActionLevel } from '../syntax/workflowScope';
import type { SnippetValue } from './snippet';
import { SnippetObject } from './snippet';

/** A core action as completion offers it. */
export interface CoreSnippet {
  readonly type: string;
  readonly label: string;
  readonly description: string;
  /** The lists of actions that it may stand in. */
  readonly levels: readonly ActionLevel[];
  /** Everything behind `order` and `type`. */
  readonly fields: readonly (readonly [string, SnippetValue])[];
}

const ANYWHERE: readonly ActionLevel[] = ['workflow', 'branch', 'iterator'];
const TEXT: SnippetValue = { stop: 'string' };

export const CORE_SNIPPETS: readonly CoreSnippet[] = [
  {
    type: CoreAction.Transform,
    label: 'Transform',
    description: 'Changes the state without calling anything.',
    levels: ANYWHERE,
    fields: [
      [
        'transform',
        new SnippetObject([
          [
            { stop: 'string', text: 'key' },
            { stop: 'string', text: '::value' },
          ],
        ]),
      ],
    ],
  },
  {
    type: CoreAction.Wait,
    label: 'Wait',
    description: 'Waits for a number of seconds.',
    levels: ANYWHERE,
    fields: [['parameters', new SnippetObject([['seconds', { stop: 'bare', text: '1' }]])]],
  },
  {
    type: CoreAction.CustomEvent,
    label: 'Custom event',
    description: 'Sends an event of your own; workflows whose source is that event start.',
    levels: ANYWHERE,
    fields: [['parameters', new SnippetObject([['event_type', TEXT]])]],
  },
  {
    type: CoreAction.RunWorkflow,
    label: 'Run workflow',
    description: 'Starts another workflow.',
    levels: ANYWHERE,
    fields: [
      [
        'parameters',
        new SnippetObject([
          ['workflow_id', TEXT],
          ['workflow_version', { stop: 'bare', text: '1' }],
          ['workflow_input', { stop: 'object' }],
        ]),
      ],
    ],
  },
  {
    type: CoreAction.Iterator,
    label: 'Iterator',
    description: 'Runs its actions once for each item of a list in the state.',
    levels: ['workflow', 'branch'],
    fields: [
      [
        'parameters',
        new SnippetObject([
          ['array_path', { stop: 'string', text: '::items' }],
          ['actions', { stop: 'list' }],
        ]),
      ],
    ],
  },
  {
    type: CoreAction.Branch,
    label: 'Branch',
    description: 'Runs the actions of the first branch whose condition holds.',
    levels: ['workflow'],
    fields: [
      [
        'parameters',
        new SnippetObject([
          [
            'branches',
            [
              new SnippetObject([
                ['order', 1],
                ['condition', conditionSnippet()],
                ['actions', { stop: 'list' }],
              ]),
              new SnippetObject([
                ['order', 2],
                ['actions', { stop: 'list' }],
              ]),
            ],
          ],
        ]),
      ],
    ],
  },
];

function conditionSnippet(): SnippetObject {
  const attribute = new SnippetObject([
    ['type', { stop: 'string', choices: ['String', 'Number', 'Boolean'] }],
    ['attribute', { stop: 'string', text: '::key' }],
    ['operator', { stop: 'string', text: 'eq' }],
    ['value', TEXT],
  ]);
  return new SnippetObject([['criteria', [new SnippetObject([['attributes', [attribute]]])]]]);
}
