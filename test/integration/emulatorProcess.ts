// An emulator that a test kills: `emulatorProcess.ts DATAFILE connector|run|connectors` prints the id of what it created
// (of a run once it has begun) and waits, or goes on creating connectors and prints each id once the API has answered.
import { TestEmulator } from './emulatorSupport';

async function main([dataFile = '', what = '']: readonly string[]): Promise<void> {
  const emulator = await TestEmulator.start({ dataFile });
  do console.log(what === 'run' ? await startRun(emulator) : await createConnector(emulator));
  while (what === 'connectors');
}

function createConnector(emulator: TestEmulator): Promise<string> {
  return emulator.create('/v1/connectors', {
    type: 'Empty',
    name: 'Empty',
    description: 'Has nothing.',
    schema_version: 1,
    config: { host: 'localhost' },
  });
}

async function startRun(emulator: TestEmulator): Promise<string> {
  const workflow = await emulator.create('/v1/workflows', {
    name: 'Wait long',
    schema_version: 1,
    actions: [{ order: 1, type: 'Flexli:CoreV1:Wait', parameters: { seconds: 600 } }],
  });
  const run = await emulator.create(`/v1/run-workflow/${workflow}/version/1`, {});
  while ((await emulator.history(run)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  return run;
}

void main(process.argv.slice(2));
