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
    name: 'plan',
    summary: 'Shows what a deployment would do, and sends nothing',
    load: async () => (await import('./project/planCommand')).planCommand,
  },
  {
    name: 'deploy',
    summary: 'Deploys workflows and connectors to an environment',
    load: async () => (await import('./project/deployCommand')).deployCommand,
  },
  {
    name: 'pull',
    summary: 'Writes what an account has into files',
    load: async () => (await import('./project/pullCommand')).pullCommand,
  },
  {
    name: 'delete',
    summary: 'Deletes documents from an environment; files stay',
    load: async () => (await import('./project/deleteCommand')).deleteCommand,
  },
  {
    name: 'runs',
    summary: 'Lists the runs of an environment and how they ended',
    load: async () => (await import('./runs/runsCommand')).runsCommand,
  },
  {
    name: 'emulator',
    summary: 'Starts the local engine: the Flexli API on this machine',
    load: async () => (await import('./emulator/emulatorCommand')).emulatorCommand,
  },
];
