import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ENGINE_PROFILES } from '../../flexli/model/engineProfile';
import type { Emulator } from '../../flexli/emulator/options';
import { startEmulator } from '../../flexli/emulator/server';
import { EmulatorStartError } from '../../flexli/emulator/startError';
import { command, wrongUsage } from '../command';
import { ExitCode } from '../exitCode';
import { limitNames, readEmulatorLimits } from '../limits';
import { profileNamed } from '../profileNamed';
import { proxyFor } from '../proxy';
import type { Terminal } from '../terminal';
import { localValidator } from './localValidator';
import type { EmulatorSettings } from './settings';
import { readSettings } from './settings';

/** As SQLite calls a database that is kept nowhere. */
const IN_MEMORY = ':memory:';

/** Milliseconds that running workflows and the store have to come to an end. */
const CLOSE_LIMIT_MS = 10_000;

/** `flexli emulator`: the Flexli API on loopback until Ctrl+C. */
export const emulatorCommand = command({
  name: 'emulator',
  summary: 'Starts the local engine: the Flexli API on this machine',
  options: {
    port: { value: 'PORT', help: 'where it listens, on loopback only; 8787 when not given, 0 takes a free port' },
    data: { value: 'FILE', help: 'SQLite file that keeps everything; without it nothing is kept' },
    profile: {
      value: 'BUILD',
      choices: ENGINE_PROFILES,
      help: 'the engine that runs follow; documented when not given',
    },
    limit: { value: 'NAME=NUMBER', many: true, help: 'a limit other than the usual one; may be given several times' },
    quiet: { help: 'writes no line for each request' },
  },
  notes: [
    `Limits: ${limitNames('emulator')}.`,
    '',
    'Environment variables:',
    '  FLEXLI_CLIENT_ID, FLEXLI_CLIENT_SECRET  the client that may ask for a token; without them a pair is made and shown',
    '  FLEXLI_EMULATOR_KEY                     32 bytes in base64, which encrypt the credentials of connectors in FILE;',
    '                                          without it they can be read until the emulator ends only',
    '  https_proxy, no_proxy                   the proxy on the way to services, and what goes without it',
    '',
    'Ctrl+C ends it. Exit code: 0 when it was ended, 1 when it could not start, 2 for wrong usage.',
  ],
  async run({ port, data, profile, limit = [], quiet }, _, terminal) {
    const read = readSettings(port, terminal.environment);
    if (!read.ok) return wrongUsage('emulator', read.message, terminal);
    if (data === '') return wrongUsage('emulator', '--data takes the name of a file.', terminal);
    const limits = readEmulatorLimits(limit);
    if (!limits.ok) return wrongUsage('emulator', limits.message, terminal);
    const { ended } = terminal;
    let emulator: Emulator | undefined;
    try {
      emulator = await startEmulator({
        ...read.settings,
        dataFile: data === undefined || data === IN_MEMORY ? IN_MEMORY : path.resolve(terminal.folder, data),
        validator: localValidator(),
        engineProfile: profileNamed(profile),
        limits: limits.limits,
        agent: proxyFor,
        log: (line) => {
          // What it says of its start is said below.
          if (emulator !== undefined && quiet !== true) terminal.tell(`${line}\n`);
        },
      });
    } catch (error) {
      if (!(error instanceof EmulatorStartError)) throw error;
      terminal.tell(`flexli emulator: ${error.message}\n`);
      return ExitCode.failed;
    }
    terminal.out(welcome(emulator, read.settings, data));
    await aborted(ended);
    return close(emulator, terminal);
  },
});

function welcome(emulator: Emulator, settings: EmulatorSettings, data: string | undefined): string {
  const credentials = settings.invented
    ? [`Client id      ${settings.clientId}`, `Client secret  ${settings.clientSecret}`]
    : [];
  const lines = [
    `API            ${emulator.apiUrl}`,
    `Token          ${emulator.tokenUrl}`,
    ...credentials,
    `Data           ${data ?? 'kept nowhere; give --data FILE to keep it'}`,
    'Ctrl+C ends it.',
  ];
  return `${lines.join('\n')}\n`;
}

async function close(emulator: Emulator, terminal: Terminal): Promise<ExitCode> {
  const limit = sleep(CLOSE_LIMIT_MS, 'late' as const, { ref: false });
  if ((await Promise.race([emulator.close(), limit])) !== 'late') return ExitCode.fine;
  terminal.tell(
    'The emulator did not end in time. The runs that were going on count as interrupted at its next start.\n',
  );
  // What is still at work would keep the process alive.
  process.exit(ExitCode.failed);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });
}
