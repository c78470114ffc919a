import assert from 'node:assert/strict';
import { actionTooltip, eventTooltip } from '../../../client/views/connectors/operationTooltip';
import { plainText } from '../../../client/ui/translate';
import type { ConnectorAction } from '../../../flexli/model/connector';
import type { JsonObject } from '../../../flexli/model/json';

const BASE: ConnectorAction = {
  type: 'Send',
  method: 'post',
  path: 'send/{id}',
  name: 'Send',
  description: 'Says it.',
};

function checkRows(parameters: JsonObject, expected: readonly string[]): void {
  const rows = actionTooltip({ ...BASE, parameters }, plainText)
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  assert.deepEqual(rows, expected);
}

describe('the tooltip of an action', () => {
  it('names it, its method and path, and says when it takes nothing', () => {
    assert.equal(
      actionTooltip(BASE, plainText),
      '**Send**\n\n`POST send/{id}`\n\nSays it\\.\n\nThis action takes no parameters\\.',
    );
  });

  it('lists its parameters', () => {
    checkRows(
      {
        properties: {
          id: { type: 'integer', description: 'Which one.' },
          tags: { type: 'array', items: { type: 'string' } },
          kind: { enum: ['a', 1] },
          either: { anyOf: [{ type: 'string' }, { type: 'null' }] },
          some: { type: ['string', 'number'] },
          any: true,
        },
        required: ['id'],
      },
      [
        '| `id` | integer | yes | Which one\\. |',
        '| `tags` | array of string |  |  |',
        '| `kind` | "a", 1 |  |  |',
        '| `either` | string or null |  |  |',
        '| `some` | string or number |  |  |',
        '| `any` | any |  |  |',
      ],
    );
  });

  it('takes the text of a connector as text, not as markup', () => {
    const text = actionTooltip({ ...BASE, description: '[x](command:evil) <b>|' }, plainText);
    assert.ok(text.includes('\\[x\\]\\(command:evil\\) \\<b\\>\\|'));
  });

  it('is made for events, too', () => {
    const schema = { properties: { text: { type: 'string' } }, required: ['text'] };
    const text = eventTooltip({ type: 'Said', name: 'Said', description: 'It was said.', schema }, plainText);
    assert.match(text, /^\*\*Said\*\*\n\nIt was said\\\.\n\n\| Property/);
  });
});
