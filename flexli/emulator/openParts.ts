import { randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import { DEFAULT_PROFILE } from '../engine/profile';
import { OAuthTokens } from '../engine/request/oauthTokens';
import { EmulatorClock } from './clock';
import { connectorForRun } from './execution/connectorForRun';
import { engineExecutor } from './execution/engineExecutor';
import { HttpCaller } from './execution/httpCaller';
import { DEFAULT_LIMITS } from './execution/limits';
import { RunEvents } from './execution/runEvents';
import { RunService } from './execution/runService';
import type { SharedHost } from './execution/runHost';
import { Housekeeping } from './housekeeping';
import type { LocalContext } from './local/localContext';
import type { EmulatorOptions } from './options';
import { sampleAddress } from './sample/sampleApi';
import { Scheduler } from './schedule/scheduler';
import { Cipher, KEY_BYTES } from './store/cipher';
import { ConnectorStore } from './store/connectorStore';
import type { StoreDatabase } from './store/database';
import { DataStore } from './store/dataStore';
import { GroupCommit } from './store/groupCommit';
import { RunStore } from './store/runStore';
import { ScheduleStore } from './store/scheduleStore';
import { WorkflowStore } from './store/workflowStore';

/** Of the requests that connector actions make. */
const USER_AGENT = 'flexli-emulator';

/** What works on an open store, and how it ends. */
export interface EmulatorParts {
  readonly context: LocalContext;
  readonly close: () => Promise<void>;
}

/** Puts together what works on a store, and takes up what an earlier process left in it. `port` is our own. */
export function openParts(
  options: EmulatorOptions,
  database: StoreDatabase,
  port: number,
  log: (line: string) => void,
): EmulatorParts {
  const newId = monotonicFactory();
  const clock = new EmulatorClock();
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const connectors = new ConnectorStore(database, new Cipher(options.encryptionKey ?? randomBytes(KEY_BYTES)));
  const workflows = new WorkflowStore(database);
  const runs = new RunStore(database);
  const data = new DataStore(database);
  const events = new RunEvents();
  const caller = new HttpCaller({
    route: (url) => sampleAddress(url, port),
    userAgent: USER_AGENT,
    callsPerHost: limits.callsPerHost,
    ...(options.agent && { agent: options.agent }),
  });
  const http: SharedHost['http'] = (request, signal) => caller.call(request, signal);
  const host: SharedHost = {
    now: () => clock.now(),
    newId: () => newId(),
    random: Math.random,
    sleep: (ms, signal) => clock.sleep(ms, signal),
    http,
    connector: (id) => connectorForRun(connectors, id),
    // Tokens live by the system's clock, as the services that give them do.
    tokens: new OAuthTokens({ now: () => new Date(), http }),
  };
  const commit = new GroupCommit(database);
  const profile = options.engineProfile ?? DEFAULT_PROFILE;
  const executor = engineExecutor(host, { profile, limits: limits.run });
  const execution = new RunService({
    ...{ workflows, runs, data, commit, executor, host, events, limits, log },
    recordsWithParent: profile !== 'documented',
  });
  execution.recover();
  const scheduler = new Scheduler({
    schedules: new ScheduleStore(database),
    workflows,
    clock,
    start: async (workflow, alongside) => (await execution.start(workflow, {}, { depth: 0, alongside })).ok,
    log,
  });
  scheduler.refresh();
  const housekeeping = new Housekeeping({
    removals: [(now, atMost) => runs.removeOld(now, atMost), (now, atMost) => data.removeOld(now, atMost)],
    keepEnds: () => execution.keepEnds(),
    now: () => clock.now(),
    log,
  });
  const workflowsChanged = (): void => {
    scheduler.refresh();
  };
  return {
    context: {
      connectors,
      workflows,
      runs,
      data,
      execution,
      events,
      clock,
      validator: options.validator,
      workflowsChanged,
      newId: () => newId(),
      reset: async () => {
        await execution.cancelAll();
        database.transaction(() => {
          for (const table of ['runs', 'schedules', 'data_items']) database.run(`DELETE FROM ${table}`);
          connectors.clear();
          workflows.clear();
        });
        workflowsChanged();
      },
    },
    close: async () => {
      await housekeeping.close();
      await scheduler.close();
      await execution.close();
      caller.close();
    },
  };
}
