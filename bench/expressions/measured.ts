import { performance } from 'node:perf_hooks';
import { compile } from 'jmespath';
import { checkExpression } from '../../flexli/expressions/check';
import { parseExpression } from '../../flexli/expressions/parser';

/** As people write them in workflows; the other library takes all of them, too. */
const EXPRESSIONS: readonly string[] = [
  '@',
  'name',
  'user.id',
  'event.user.name',
  'items[0].id',
  'data."some key".value',
  'length(items)',
  'a || b',
  "items[?type == 'user'].id",
  "items[?type == 'user' && id > `1`] | [0].name",
  "join(', ', tags[].name)",
  'sort_by(people, &age)[-1].name',
  '{id: user.id, name: user.name}',
  'response.items[*].{id: id, mail: contact.email}',
  "flexli_time_delta(created, '%Y-%m-%d', `-15`)",
];

const ROUNDS = 40;
const REPEATS = 2_000;

export const TASKS = {
  parse: parseExpression,
  'parse by jmespath': compile,
  'parse and check': (text: string) => checkExpression(parseExpression(text), { functions: 'all' }),
} as const satisfies Readonly<Record<string, (text: string) => unknown>>;

export type TaskName = keyof typeof TASKS;

/** Nanoseconds for one expression, by task: medians. The tasks take turns, so that a busy machine meets all of them. */
export function measure(): Readonly<Record<TaskName, number>> {
  const names = Object.keys(TASKS) as TaskName[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) {
      const run: (text: string) => unknown = TASKS[name];
      const start = performance.now();
      for (let repeat = 0; repeat < REPEATS; repeat++) {
        for (const text of EXPRESSIONS) run(text);
      }
      times.get(name)?.push(((performance.now() - start) * 1e6) / REPEATS / EXPRESSIONS.length);
    }
  }
  const median = (values: readonly number[] = []) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
  return Object.fromEntries(names.map((name) => [name, median(times.get(name))])) as Record<TaskName, number>;
}
