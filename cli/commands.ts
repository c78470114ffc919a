import type { Command } from './command';

/** A command whose code is read when it is called. */
export type CommandEntry = Pick<Command, 'name' | 'summary'> & { readonly load: () => Promise<Command> };

/** All commands, in the order in which the help lists them. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'validate',
    summary: 'Says what the editor would say about workflows and connectors',
    load: async () => (await import('./validate/validateCommand')).validateCommand,
  },
  {
    name: 'run',
    summary: 'Runs a workflow in this process, without any server',
    load: async () => (await import('./run/runCommand')).runCommand,
  },
  {
    name: 'emulator',
    summary: 'Starts the local engine: the Flexli API on this machine',
    load: async () => (await import('./emulator/emulatorCommand')).emulatorCommand,
  },
];
