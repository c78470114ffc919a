import assert from 'node:assert/strict';
import type { RunReport } from '../../cli/run/runReport';
import type { CliOptions } from './cliProcess';
import { inFolder, runCli } from './cliProcess';

export type Files = Readonly<Record<string, unknown>>;
export type Json = Readonly<Record<string, unknown>>;

export const CONNECTOR = {
  type: 'Chat',
  name: 'Chat',
  description: 'Sends messages.',
  schema_version: 1,
  config: {
    host: '{{Chat host}}',
    default_headers: { 'Content-Type': 'application/json', 'X-Team': '{{Team}}' },
    credentials: { type: 'BearerToken', bearer_token: '{{Chat token}}' },
  },
  actions: [
    {
      type: 'Send',
      method: 'post',
      path: 'messages',
      body: { text: '::text' },
      parameters: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
    },
  ],
};

export const SEND = {
  order: 1,
  connector_id: '{{Chat}}',
  type: 'Send',
  parameters: { text: '::text' },
  transform: { answer: '::' },
};

export function workflow(actions: readonly Json[], more: Json = {}): Json {
  return { name: 'Some workflow', schema_version: 1, actions, ...more };
}

export function core(type: string, order: number, parameters: Json, more: Json = {}): Json {
  return { order, type: `Flexli:CoreV1:${type}`, parameters, ...more };
}

export const PROJECT = {
  variables: { 'Chat host': 'chat.example.com', Team: 'blue', 'Chat token': { secret: true } },
};

export const FILES: Files = { 'flexli.json': PROJECT, 'chat.fecon.json': CONNECTOR, 'a.fewrk.json': workflow([SEND]) };

/** The report of a run with `--format json`. */
export async function reportOf(
  args: readonly string[],
  files: Files,
  environment: CliOptions['environment'] = {},
): Promise<RunReport & { readonly code: number | null }> {
  const result = await inFolder(files, (folder) =>
    runCli(['run', ...args, '--format', 'json'], { folder, environment }),
  );
  assert.notEqual(result.out, '', JSON.stringify(result));
  return { code: result.code, ...(JSON.parse(result.out) as RunReport) };
}

export function mocks(...list: readonly Json[]): Files {
  return { 'm.femocks.json': { mocks: list } };
}

export const MOCKED = ['a.fewrk.json', '--mocks', 'm.femocks.json', '--offline'];
