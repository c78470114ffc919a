import type { FoundPolicy } from '../../flexli/project/plan/decide';
import type { PlanOptions } from '../../flexli/project/plan/inputs';
import type { OpenedProject } from './openProject';

export const ENVIRONMENT_OPTION = { value: 'NAME', help: 'environment of flexli.json, or Local' } as const;

export const FORMAT_OPTION = {
  value: 'FORMAT',
  choices: ['text', 'json'],
  help: 'how the result is written; text when not given',
} as const;

export const YES_OPTION = { help: 'asks nothing, not even for production' } as const;

/** What `plan` and `deploy` have in common. */
export const PLAN_OPTIONS = {
  env: ENVIRONMENT_OPTION,
  diff: { help: 'shows what changes inside of documents' },
  old: {
    value: 'WHAT',
    choices: ['delete', 'keep'],
    help: 'what becomes of replaced documents; delete when not given',
  },
  again: { help: 'deploys the given files again, changed or not: after a secret got another value' },
  restore: { help: 'goes back to the version before of the given files, which --old keep has kept' },
  found: {
    value: 'WHAT',
    choices: ['record', 'replace'],
    help: 'what to do with a document that is there already and cannot be compared as a whole; record when not given',
  },
  orphans: { help: 'deletes the documents whose files are gone' },
  format: FORMAT_OPTION,
} as const;

/** As the command line gives them. */
export interface GivenPlanOptions {
  readonly old?: string;
  readonly again?: true;
  readonly restore?: true;
  readonly found?: string;
  readonly orphans?: true;
}

/** Notes for the help of commands that reach an account. */
export const ACCOUNT_NOTES: readonly string[] = [
  'Environment variables:',
  '  FLEXLI_CLIENT_ID, FLEXLI_CLIENT_SECRET  the client of the environment',
  '  FLEXLI_SECRET_…                         secrets of placeholders: {{Chat token}} is FLEXLI_SECRET_CHAT_TOKEN',
  '  FLEXLI_API_URL, FLEXLI_TOKEN_URL        when set, the only addresses that get credentials; for Local, where the',
  '                                          emulator is (http://127.0.0.1:8787 when not set)',
  '  https_proxy, no_proxy                   the proxy on the way to the API, and what goes without it',
];

/** The plan's options, for files that were named. */
export function planOptions(given: GivenPlanOptions, chosen: readonly string[] | undefined): PlanOptions {
  return {
    oldVersions: given.old === 'keep' ? 'keep' : 'delete',
    found: (given.found === 'replace' ? 'replace' : 'record') satisfies FoundPolicy,
    deleteOrphans: given.orphans === true,
    ...(given.again && chosen ? { again: chosen } : {}),
    ...(given.restore && chosen ? { restore: chosen } : {}),
  };
}

/** Why options do not go together; undefined when they do. */
export function wrongOptions(given: GivenPlanOptions, operands: readonly string[]): string | undefined {
  if (given.again && given.restore) return '--again and --restore exclude each other.';
  if ((given.again || given.restore) && operands.length === 0) {
    return `Name the files that ${given.again ? '--again' : '--restore'} is for.`;
  }
  return undefined;
}

export type Chosen =
  /** Paths and ids; undefined for all. */
  | { readonly ok: true; readonly paths: readonly string[] | undefined }
  | { readonly ok: false; readonly message: string };

/** The files that were named, those of a folder included, and ids. */
export function chosenFiles(operands: readonly string[], project: OpenedProject, known: readonly string[]): Chosen {
  if (operands.length === 0) return { ok: true, paths: undefined };
  const paths = new Set<string>();
  for (const operand of operands) {
    const path = project.pathOf(operand);
    const found = known.filter((file) => path === '' || file === path || file.startsWith(`${path}/`));
    if (found.length > 0) for (const file of found) paths.add(file);
    else if (known.includes(operand)) paths.add(operand);
    else return { ok: false, message: `There is no ${operand} among the workflows and connectors of the project.` };
  }
  return { ok: true, paths: [...paths] };
}
