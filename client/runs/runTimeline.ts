import { type JsonValue, isJsonObject } from '../../flexli/model/json';
import { type RunHistoryItem, isFinalStatus } from '../../flexli/model/run';

/**
 * Status of a run or of one of its steps. `lost` is a run whose history just stops, `skipped` an action that its
 * condition left out.
 */
export type StepStatus = 'running' | 'successful' | 'skipped' | 'failed' | 'stopped' | 'lost';

/** What happened in a run, or in one iteration of an Iterator, derived from its history. */
export interface RunTimeline {
  /** Of an iteration: its own run. */
  readonly nestedRunId?: string;
  readonly status: StepStatus;
  /** Time from the first record to the last one, milliseconds; undefined before the first record. */
  readonly durationMs?: number;
  /** Why it failed or stopped, for a person. */
  readonly reason?: string;
  readonly steps: readonly RunStep[];
}

/** One action of a run. */
export interface RunStep {
  /** Stable within the run. */
  readonly key: string;
  readonly order: number;
  /** Type of the action. */
  readonly type: string;
  /** Type of the connector; undefined for the engine's own actions. */
  readonly connectorType?: string;
  readonly status: StepStatus;
  /** Undefined while it runs. */
  readonly durationMs?: number;
  /** State before the action. */
  readonly before?: JsonValue;
  /** State after it; undefined while it runs, and after a failure. */
  readonly after?: JsonValue;
  /** Why it failed. */
  readonly reason?: string;
  /** The items of an Iterator, each with steps of its own. */
  readonly iterations: readonly RunTimeline[];
}

/**
 * Derives what happened from the records of a run. There is one record per action, made when it starts, with the state
 * before it, and a last one with the outcome. So an action is over when the next record of its level comes, and its
 * duration is the time between the two. Records of an Iterator's items name their own nested run.
 *
 * @param children runs that it has started; the hosted engine keeps their records among its own
 */
export function runTimeline(
  items: readonly RunHistoryItem[],
  children: readonly { readonly id: string }[] = [],
): RunTimeline {
  const others = new Set(children.map(({ id }) => id));
  const sorted = inOrder(items).filter((item) => !others.has(item.nested_run_id ?? ''));
  const own = sorted.filter((item) => !item.nested_run_id);
  const nested = groupNested(sorted);
  return level(own, nested, '');
}

/** The API does not promise an order, but it keeps one; so records of the same moment stand as the others do. */
function inOrder(items: readonly RunHistoryItem[]): readonly RunHistoryItem[] {
  const at = (item: RunHistoryItem | undefined): number => Date.parse(item?.time ?? '');
  const newestFirst = at(items[0]) > at(items.at(-1));
  return (newestFirst ? items.toReversed() : [...items]).sort((a, b) => at(a) - at(b));
}

/** Text of a record's reason, which is a text or an object with `message` and `error`. */
export function reasonText(reason: JsonValue | undefined): string | undefined {
  if (reason === undefined || reason === null || reason === '') return undefined;
  if (typeof reason === 'string') return reason;
  if (!isJsonObject(reason)) return JSON.stringify(reason);
  const { error, message, response } = reason;
  const parts = [error ?? message, response].filter((part) => part !== undefined && part !== null && part !== '');
  if (parts.length === 0) return JSON.stringify(reason);
  return parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
}

type Nested = readonly { readonly start: number; readonly items: readonly RunHistoryItem[]; readonly id: string }[];

function groupNested(sorted: readonly RunHistoryItem[]): Nested {
  const groups = new Map<string, RunHistoryItem[]>();
  for (const item of sorted) {
    if (!item.nested_run_id) continue;
    const group = groups.get(item.nested_run_id) ?? [];
    group.push(item);
    groups.set(item.nested_run_id, group);
  }
  return [...groups].map(([id, items]) => ({ id, items, start: sorted.findIndex((one) => one.nested_run_id === id) }));
}

function level(own: readonly RunHistoryItem[], nested: Nested, prefix: string): RunTimeline {
  const last = own.at(-1);
  const end = last && isFinalStatus(last.status) ? last : undefined;
  const started = own.filter((item) => item.action && !isFinalStatus(item.status));
  const steps = started.map((item, index) => step(item, started[index + 1] ?? end, end, nested, prefix, index));
  const reason = reasonText(end?.reason);
  const first = own[0];
  return {
    status: end ? statusOf(end.status) : 'running',
    ...(first && last ? { durationMs: Date.parse(last.time) - Date.parse(first.time) } : {}),
    ...(reason === undefined ? {} : { reason }),
    steps,
  };
}

function step(
  item: RunHistoryItem,
  next: RunHistoryItem | undefined,
  end: RunHistoryItem | undefined,
  nested: Nested,
  prefix: string,
  index: number,
): RunStep {
  const key = `${prefix}${index}`;
  const action = item.action ?? { order: index + 1, type: '' };
  const endsRun = next !== undefined && next === end;
  const status: StepStatus = next === undefined ? 'running' : endsRun ? statusOf(end.status) : 'successful';
  const reason = endsRun ? reasonText(end.reason) : undefined;
  const connectorType = action.connector_type;
  return {
    key,
    order: action.order,
    type: action.type,
    ...(connectorType && connectorType !== action.type ? { connectorType } : {}),
    status,
    ...(next ? { durationMs: Date.parse(next.time) - Date.parse(item.time) } : {}),
    ...(item.state === undefined ? {} : { before: item.state }),
    ...(next?.state === undefined || status === 'failed' ? {} : { after: next.state }),
    ...(reason === undefined ? {} : { reason }),
    iterations: nested
      .filter(({ items }) => belongs(items, item, next))
      .map(({ items, id }, at) => ({ ...level(items, [], `${key}.${at}.`), nestedRunId: id })),
  };
}

/** Items of an Iterator run while its own record is the newest of its level. */
function belongs(items: readonly RunHistoryItem[], item: RunHistoryItem, next: RunHistoryItem | undefined): boolean {
  const start = Date.parse(items[0]?.time ?? '');
  if (Number.isNaN(start) || start < Date.parse(item.time)) return false;
  return item.action?.type === 'Flexli:CoreV1:Iterator' && (next === undefined || start <= Date.parse(next.time));
}

function statusOf(status: string): StepStatus {
  return status === 'failed' || status === 'stopped' || status === 'successful' ? status : 'running';
}
