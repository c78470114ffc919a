import assert from 'node:assert/strict';
import { nextStart, saysTheSame } from '../../../../client/workflows/compareHost';
import { sourceText } from '../../../../client/workflows/sourceText';
import { plainText } from '../../../../client/ui/translate';
import type { JsonValue } from '../../../../flexli/model/json';

const schedule = (parameters: JsonValue): JsonValue => ({ type: 'Flexli:CoreV1:Schedule', parameters });

describe('what starts a workflow', () => {
  const cases: readonly (readonly [JsonValue | undefined, string])[] = [
    [undefined, 'started by hand or by other workflows'],
    [null, 'started by hand or by other workflows'],
    [schedule({ rate: '1 minute' }), 'every minute'],
    [schedule({ rate: '5 hours' }), 'every 5 hours'],
    [schedule({ rate: '1 day' }), 'every day'],
    [schedule({ rate: 'often' }), 'often'],
    [schedule({ cron: '30 8 * * ?' }), 'every day at 08:30 UTC'],
    [schedule({ cron: '5 * * * *' }), 'every day at minute 5 of every hour'],
    [schedule({ cron: '* 7 1 * *' }), 'on day 1 of the month every minute from 07:00 UTC for an hour'],
    [schedule({ cron: '1-5 * * * *' }), '1-5 * * * *'],
    [{ type: 'Flexli:CoreV1:CustomEvent', parameters: { event_type: 'order.created' } }, 'on the event order.created'],
    [{ type: 'order.created', connector_type: 'Flexli:CoreV1:CustomEvent' }, 'on the event order.created'],
    [{ type: 'Pushed', connector_id: 'x' }, 'on Pushed of a connector'],
  ];
  for (const [source, text] of cases) {
    it(`${JSON.stringify(source ?? null)} reads “${text}”`, () => {
      assert.equal(sourceText(source, plainText), text);
    });
  }

  it('names days and months', () => {
    const text = sourceText(schedule({ cron: '0 6 * 3 1' }), plainText);
    const monday = new Date(Date.UTC(2024, 0, 1)).toLocaleDateString(undefined, { weekday: 'long', timeZone: 'UTC' });
    const march = new Date(Date.UTC(2024, 2, 1)).toLocaleDateString(undefined, { month: 'long', timeZone: 'UTC' });
    assert.equal(text, `every ${monday} in ${march} at 06:00 UTC`);
  });

  it('is due next as the engine counts it; of a rate nobody knows', () => {
    const now = Date.UTC(2026, 0, 2, 9);
    assert.equal(nextStart(schedule({ cron: '30 8 * * ?' }), now), Date.UTC(2026, 0, 3, 8, 30));
    assert.equal(nextStart(schedule({ rate: '5 minutes' }), now), undefined);
    assert.equal(nextStart(undefined, now), undefined);
  });
});

describe('a file and a document of the account', () => {
  const action = { order: 1, type: 'Flexli:CoreV1:Wait', parameters: { seconds: 1 } };
  const deployed = { id: 'x', version: 1, name: 'A', description: null, enabled: true, actions: [action] };

  it('say the same whatever the API adds and placeholders stand for', () => {
    assert.ok(saysTheSame('workflow', { name: 'A', schema_version: 1, actions: [action] }, deployed));
    assert.ok(saysTheSame('workflow', { name: '{{Name}}', actions: [action] }, deployed));
    assert.ok(!saysTheSame('workflow', { name: 'B', actions: [action] }, deployed));
    assert.ok(!saysTheSame('workflow', undefined, deployed));
  });
});
