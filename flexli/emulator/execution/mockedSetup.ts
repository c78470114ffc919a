import { isObject, readDocument, readJson, writeJson } from '../../engine/exactJson';
import type { MockedRun } from '../../engine/mocks/mockedHost';
import { readMocks } from '../../engine/mocks/readMocks';
import type { MocksProblem } from '../../engine/mocks/readMocks';
import { RunMocks } from '../../engine/mocks/runMocks';
import { isJsonObject } from '../../model/json';
import type { JsonObject, JsonValue } from '../../model/json';
import type { DeployedWorkflow } from '../../model/workflow';

/** The mocks of a run with all runs that it starts. */
export type MocksOfRun = Pick<MockedRun, 'mocks' | 'isOffline' | 'isFirst'> & {
  /** JSON that `readSetup` makes the same of; the runs that the first one starts have none, as their mocks were used before. */
  readonly setup?: string;
};

export interface MockedSetup {
  /** A list of mocks, as in a file of them. */
  readonly mocks: JsonValue;
  readonly offline: boolean;
  /** Absent when it is stored. */
  readonly workflow?: DeployedWorkflow;
}

export type MadeMocks =
  | { readonly ok: true; readonly value: MocksOfRun }
  | { readonly ok: false; readonly problems: readonly MocksProblem[] };

/** The mocks for a run that begins with them. */
export function mocksOf(setup: MockedSetup): MadeMocks {
  const read = readMocks({ mocks: setup.mocks });
  if (!read.ok) return read;
  const { mocks, offline, workflow } = setup;
  const kept: JsonObject = { mocks, offline, ...(workflow && { workflow: workflow as unknown as JsonObject }) };
  const value = { mocks: new RunMocks(read.mocks), isOffline: offline, isFirst: true, setup: writeJson(kept) };
  return { ok: true, value };
}

export interface ReadSetup {
  readonly mocks: MocksOfRun;
  readonly workflow?: DeployedWorkflow;
}

/** What `MocksOfRun.setup` was made of; undefined for any other text. */
export function readSetup(text: string): ReadSetup | undefined {
  const given = readJson(text);
  if (!isObject(given)) return undefined;
  const made = mocksOf({ mocks: given.mocks ?? [], offline: given.offline === true });
  if (!made.ok) return undefined;
  const { workflow } = readDocument(text) as JsonObject;
  return { mocks: made.value, ...(isJsonObject(workflow) && { workflow: workflow as unknown as DeployedWorkflow }) };
}
