// An emulator that works until it is killed: `crashProcess.cjs DATAFILE` starts runs and creates connectors as fast as it
// can, and prints what the API has answered, a line each.
import { writeSync } from 'node:fs';
import { TestEmulator } from './emulatorSupport';

const WORKERS = 4;

async function main([dataFile = '']: readonly string[]): Promise<void> {
  const emulator = await TestEmulator.start({ dataFile });
  const workflow = await prepare(emulator);
  say('ready');
  for (let worker = 0; worker < WORKERS; worker++) void work(emulator, workflow, worker);
}

/** The workflow whose runs count, emit and wait, with the one that its events start; both are there after the first time. */
async function prepare(emulator: TestEmulator): Promise<string> {
  const list = (await emulator.call('GET', '/v1/workflows')).body as {
    items: readonly { readonly id: string; readonly name: string }[];
  };
  const known = list.items.find(({ name }) => name === 'Count');
  if (known !== undefined) return known.id;
  await emulator.create('/v1/workflows', {
    name: 'Listen',
    schema_version: 1,
    source: { type: 'Flexli:CoreV1:CustomEvent', parameters: { event_type: 'counted' } },
    actions: [{ order: 1, type: 'Flexli:CoreV1:Wait', parameters: { seconds: 0 } }],
  });
  return emulator.create('/v1/workflows', {
    name: 'Count',
    schema_version: 1,
    actions: [
      {
        order: 1,
        type: 'Flexli:CoreV1:Data',
        parameters: { operation: 'increment', scope: 'account', key: 'count', value: 1 },
        transform: { count: '::value' },
      },
      { order: 2, type: 'Flexli:CoreV1:Wait', parameters: { seconds: 0.01 } },
      {
        order: 3,
        type: 'Flexli:CoreV1:CustomEvent',
        parameters: { event_type: 'counted', content_type: 'application/json', body: { n: '::count' } },
      },
    ],
  });
}

async function work(emulator: TestEmulator, workflow: string, worker: number): Promise<void> {
  for (;;) {
    if (worker > 0) say(`run ${await emulator.create(`/v1/run-workflow/${workflow}/version/1`, {})}`);
    else {
      const connector = { type: 'A', name: 'A', description: 'A', schema_version: 1, config: { host: 'localhost' } };
      say(`connector ${await emulator.create('/v1/connectors', connector)}`);
    }
  }
}

/** At once, so that what was said is never lost with the process. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

void main(process.argv.slice(2));
