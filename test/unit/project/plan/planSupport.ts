import assert from 'node:assert/strict';
import { createPlan } from '../../../../flexli/project/plan/createPlan';
import type { PlanOptions } from '../../../../flexli/project/plan/inputs';
import { reasonText } from '../../../../flexli/project/plan/reason';
import { asDeployed, connector, deployed, idOf, inputsOf, runs, workflow, type World } from '../fakeProject';

export const CHAT = 'c/chat.fecon.json';
export const CHILD = 'w/child.fewrk.json';
export const PARENT = 'w/parent.fewrk.json';
export const [C, W, P, X, Y] = [1, 2, 3, 8, 9].map(idOf) as [string, string, string, string, string];

export const FILES: World = {
  files: {
    [PARENT]: workflow('Parent', [], { actions: [runs('Child')] }),
    [CHILD]: workflow('Child', ['{{Chat}}']),
    [CHAT]: connector('Chat'),
  },
  variables: { Chat: { connector: CHAT }, Child: { workflow: CHILD } },
};
const CHILD_THERE = deployed(W, workflow('Child', [C]));
export const PARENT_THERE = deployed(
  P,
  workflow('Parent', [], {
    actions: [{ ...runs('Child'), parameters: { workflow_id: W, workflow_version: 1, workflow_input: {} } }],
  }),
);
/** Everything is deployed as it is. */
export const CALM: World = asDeployed(
  { ...FILES, account: [deployed(C, connector('Chat')), CHILD_THERE, PARENT_THERE] },
  { [CHAT]: C, [CHILD]: W, [PARENT]: P },
);

export interface Expected {
  /** `create PATH: reason; reason`, in order, without what is unchanged. */
  readonly changes?: readonly string[];
  /** Ids in order. */
  readonly deletes?: readonly string[];
  /** `ID why`. */
  readonly kept?: readonly string[];
  readonly orphans?: readonly string[];
  /** `PATH code`. */
  readonly problems?: readonly string[];
  readonly drift?: readonly string[];
}

/** Checks the whole of a plan; what is not expected must not be there. */
export function checkPlan(world: World, expected: Expected, options: PlanOptions = {}): void {
  const plan = createPlan(inputsOf(world), options);
  assert.deepEqual(
    {
      changes: plan.documents
        .filter(({ change }) => change !== 'unchanged')
        .map(({ change, path, reasons }) => `${change} ${path}: ${reasons.map(reasonText).join('; ')}`),
      deletes: plan.deletions.map(({ id }) => id),
      kept: plan.kept.map(({ id, why }) => `${id} ${why}`),
      orphans: plan.orphans.map(({ id }) => id),
      problems: plan.documents.flatMap(({ path, problems }) => problems.map(({ code }) => `${path} ${code}`)),
      drift: plan.documents.filter(({ drift }) => drift).map(({ path }) => path),
    },
    { changes: [], deletes: [], kept: [], orphans: [], problems: [], drift: [], ...expected },
  );
}

/** The world with other files; undefined takes one away. */
export function edited(world: World, files: Readonly<Record<string, unknown>>): World {
  const all = Object.entries({ ...world.files, ...files }).filter(([, content]) => content !== undefined);
  return { ...world, files: Object.fromEntries(all) as World['files'] };
}

export const NEW = [`create ${CHAT}: new here`, `create ${CHILD}: new here`, `create ${PARENT}: new here`];
