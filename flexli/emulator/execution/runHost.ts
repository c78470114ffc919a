import type { EngineHost } from '../../engine/host';
import { withMocks } from '../../engine/mocks/mockedHost';
import type { DeployedWorkflow } from '../../model/workflow';
import type { DataStore } from '../store/dataStore';
import type { GroupCommit } from '../store/groupCommit';
import type { MocksOfRun } from './mockedSetup';
import type { RunEvents } from './runEvents';

/** The parts of `EngineHost` that have nothing to do with one run in particular. */
export type SharedHost = Pick<EngineHost, 'now' | 'newId' | 'random' | 'sleep' | 'http' | 'connector' | 'tokens'>;

/** What the hosts of all runs work with. */
export interface RunHostParts {
  readonly host: SharedHost;
  readonly data: DataStore;
  readonly commit: GroupCommit;
  readonly events: RunEvents;
  readonly log: (line: string) => void;
}

/** A run, and what it does to others. */
export interface HostedRun extends Required<Pick<EngineHost, 'record' | 'emitEvent' | 'startRun'>> {
  readonly runId: string;
  readonly workflow: DeployedWorkflow;
  /** Answer in place of services. */
  readonly mocks?: MocksOfRun;
}

/** What the engine needs for one run: its data, its history, and who listens to it. */
export function runHost({ host, data, commit, events, log }: RunHostParts, run: HostedRun): EngineHost {
  const { runId, workflow, mocks, record, emitEvent, startRun } = run;
  const owner = { workflowId: workflow.id, runId };
  const own: EngineHost = {
    ...host,
    record,
    emitEvent,
    startRun,
    data: async (request) => {
      let outcome: Awaited<ReturnType<NonNullable<EngineHost['data']>>> = { ok: false, message: 'nothing was done.' };
      await commit.write(() => {
        outcome = data.perform(request, owner, host.now());
      });
      return outcome;
    },
    event: (event) => {
      if (event.type === 'warning') log(`Run ${runId}, ${event.path}: ${event.message}`);
      events.publish(runId, event);
    },
  };
  return mocks === undefined ? own : withMocks(own, { ...mocks, workflow: workflow.name });
}

/** The mocks of a run for those that it starts. Not kept with them, since what they answer next depends on what was asked before. */
export function forChildren({ mocks, isOffline }: MocksOfRun): MocksOfRun {
  return { mocks, isOffline, isFirst: false };
}
