import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Bench } from 'tinybench';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Something to measure, again and again. */
export interface Task {
  /** Not measured; before each time. */
  readonly prepare?: () => unknown;
  readonly run: () => unknown;
}

export interface Effort {
  /** Milliseconds to spend at most, once the least number of rounds is done. */
  readonly budget: number;
  readonly rounds: number;
}

/** Milliseconds of the middle round; undefined when the task throws. */
export async function median({ prepare, run }: Task, { budget, rounds }: Effort): Promise<number | undefined> {
  const bench = new Bench({ time: budget, iterations: rounds, warmupIterations: 1, warmupTime: budget });
  const hooks = {
    async: true,
    beforeEach: async () => {
      await prepare?.();
    },
  };
  // Nobody pays for what the task before left behind.
  collectGarbage();
  bench.add(
    'task',
    async () => {
      await run();
    },
    hooks,
  );
  const [task] = await bench.run();
  const result = task?.result;
  return result && 'latency' in result ? result.latency.p50 : undefined;
}
