import { environmentLock } from '../../flexli/project/lock/lock';
import type { PlanInputs } from '../../flexli/project/plan/inputs';
import { isBlocked, type Plan } from '../../flexli/project/plan/plan';
import { selectAll, selectSome, type Selection } from '../../flexli/project/plan/selection';
import { planProject } from '../../flexli/project/planProject';
import { PROJECT_FILE } from '../../flexli/project/projectFile';
import type { Terminal } from '../terminal';
import { openProject, type OpenedProject } from './openProject';
import { chosenFiles, planOptions, wrongOptions, type GivenPlanOptions } from './options';
import { projectValidator } from './projectValidator';

/** A plan for the files that were named, and what it was made from. */
export interface MadePlan {
  readonly project: OpenedProject;
  readonly inputs: PlanInputs;
  /** Narrowed to the selection; what only the whole account is about is left out then. */
  readonly plan: Plan;
  readonly selection: Selection;
  readonly isBlocked: boolean;
}

export type PlanMade =
  | { readonly ok: true; readonly made: MadePlan }
  | { readonly ok: false; readonly message: string; readonly usage: boolean };

/** What `plan` and `deploy` begin with. */
export async function makePlan(
  environment: string | undefined,
  given: GivenPlanOptions,
  operands: readonly string[],
  terminal: Terminal,
): Promise<PlanMade> {
  const wrong = wrongOptions(given, operands);
  if (wrong !== undefined) return { ok: false, message: wrong, usage: true };
  const opened = await openProject(environment, terminal);
  if (!opened.ok) return opened;
  const { project } = opened;
  const files = await project.folder.list();
  const chosen = chosenFiles(operands, project, files);
  if (!chosen.ok) return { ...chosen, usage: true };
  const refused = given.restore ? await nothingToRestore(project, chosen.paths ?? []) : undefined;
  if (refused !== undefined) return { ok: false, message: refused, usage: false };

  const validator = projectValidator((await project.folder.read(PROJECT_FILE)) ?? '');
  const options = planOptions(given, chosen.paths);
  const planned = await planProject({ ...project, validator }, project.environment.name, options, terminal.ended);
  if (!planned.ok) return { ok: false, message: planned.message, usage: false };
  const { plan, inputs } = planned;
  const selection = chosen.paths ? selectSome(plan, new Set(chosen.paths)) : selectAll(plan);
  return {
    ok: true,
    made: {
      project,
      inputs,
      plan: chosen.paths ? narrowed(plan, selection, chosen.paths) : plan,
      selection,
      isBlocked: selection.documents.some(isBlocked),
    },
  };
}

function narrowed(plan: Plan, selection: Selection, chosen: readonly string[]): Plan {
  const unchanged = plan.documents.filter(({ path, change }) => change === 'unchanged' && chosen.includes(path));
  return {
    ...plan,
    documents: [...selection.documents, ...unchanged],
    deletions: selection.deletions,
    kept: plan.kept.filter(({ file }) => file !== undefined && selection.documents.some(({ path }) => path === file)),
    orphans: [],
  };
}

async function nothingToRestore(project: OpenedProject, paths: readonly string[]): Promise<string | undefined> {
  const lock = await project.lock.read();
  if (!lock.ok) return lock.message;
  const { files } = environmentLock(lock.lock, project.environment.name);
  const without = paths.filter((path) => (files.get(path)?.previous ?? []).length === 0);
  if (without.length === 0) return undefined;
  return `There is no version before of ${without.join(', ')} in ${project.environment.name}: --old keep keeps them. Deploy an older state of the files instead.`;
}
