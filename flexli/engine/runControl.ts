import type { ConnectorDocument } from '../model/connector';
import type { JsonValue } from '../model/json';
import type { RunHistoryItem } from '../model/run';
import type { WorkflowDocument } from '../model/workflow';
import type { EvaluatorFactory } from './expressionEvaluator';
import type { EngineHost, TokenSource } from './host';
import type { EngineProfile } from './profile';
import { OAuthTokens } from './request/oauthTokens';
import { PlainValues } from './plainValues';
import type { RunEvent } from './runEvent';
import type { RunLimits } from './runLimits';
import { interrupted } from './sequenceEnd';
import type { SequenceEnd } from './sequenceEnd';
import { ValueMeter } from './valueMeter';

/** An event before the run gives it its time. */
export type UntimedEvent = RunEvent extends infer Event
  ? Event extends RunEvent
    ? Omit<Event, 'time'>
    : never
  : never;

export interface RunSettings {
  readonly workflow: WorkflowDocument;
  readonly host: EngineHost;
  readonly profile: EngineProfile;
  readonly limits: RunLimits;
  readonly evaluators: EvaluatorFactory;
  /** Whether the host takes exact numbers. */
  readonly takesExact: boolean;
}

/** What all actions of a run share: its host, its clock and its limits. */
export class RunControl {
  readonly host: EngineHost;
  readonly profile: EngineProfile;
  readonly workflow: WorkflowDocument;
  readonly evaluators: EvaluatorFactory;
  /** Of all the values in the run. */
  readonly meter = new ValueMeter();
  readonly #plain = new PlainValues(this.meter);
  /** As the host takes them. */
  readonly #shown: PlainValues;
  signal: AbortSignal;
  readonly limits: RunLimits;
  readonly tokens: TokenSource;
  readonly #seconds: number;
  readonly #deadline: number;
  readonly #connectors = new Map<string, Promise<ConnectorDocument | undefined>>();
  #actions = 0;

  constructor(settings: RunSettings, signal: AbortSignal) {
    this.host = settings.host;
    this.profile = settings.profile;
    this.workflow = settings.workflow;
    this.evaluators = settings.evaluators;
    this.signal = signal;
    this.limits = settings.limits;
    this.#shown = new PlainValues(this.meter, settings.takesExact);
    this.tokens = settings.host.tokens ?? new OAuthTokens(settings.host);
    // The hosted engine stores a workflow's timeout and does not act on it.
    const own = settings.profile === 'documented' ? settings.workflow.timeout : undefined;
    this.#seconds = Math.min(own ?? Infinity, settings.limits.seconds);
    this.#deadline = settings.host.now().getTime() + this.#seconds * 1000;
  }

  /** Counts an action that is about to start; says why it must not, if so. */
  enter(state: JsonValue): SequenceEnd | undefined {
    this.#actions++;
    if (this.#actions > this.limits.actions) {
      return interrupted(
        'failed',
        `stopped after ${this.limits.actions} actions. Look for an Iterator over a large list, or raise the limit of actions.`,
        state,
      );
    }
    return this.interruption(state);
  }

  /** Set once the run was cancelled or has used up its time. */
  interruption(state: JsonValue): SequenceEnd | undefined {
    if (this.signal.aborted) return interrupted('stopped', 'The run was cancelled.', state);
    if (this.remainingMs() > 0) return undefined;
    return interrupted('failed', `The run took longer than its limit of ${this.#seconds} s.`, state);
  }

  /** What is too much of a state or of what becomes part of one, if anything. */
  excess(value: JsonValue, name = 'the state'): string | undefined {
    const { size, depth } = this.meter.of(value);
    const { nesting, stateSize } = this.limits;
    if (depth > nesting) return `${name} would be nested deeper than ${nesting} levels.`;
    if (size <= stateSize) return undefined;
    return `${name} would have more than its limit of ${stateSize} characters. Keep only what is needed, or raise the limit.`;
  }

  /** Milliseconds until the run has used up its time. */
  remainingMs(): number {
    return this.#deadline - this.host.now().getTime();
  }

  /** A connector is asked for once in a run, so that all its actions see the same one. */
  connector(id: string): Promise<ConnectorDocument | undefined> {
    let known = this.#connectors.get(id);
    if (known === undefined) {
      known = this.host.connector(id);
      this.#connectors.set(id, known);
    }
    return known;
  }

  /** A value whose numbers are all plain, to be compared with others. */
  plain(value: JsonValue): JsonValue {
    return this.#plain.of(value);
  }

  /** A value for who is outside of the engine. */
  shown(value: JsonValue): JsonValue {
    return this.#shown.of(value);
  }

  record(item: Omit<RunHistoryItem, 'time'>): Promise<void> {
    const { state } = item;
    const shown = state === undefined ? item : { ...item, state: this.shown(state) };
    return this.host.record({ ...shown, time: this.host.now().toISOString() });
  }

  emit(event: UntimedEvent): void {
    this.host.event?.({ ...this.#shown.fieldsOf(event), time: this.host.now().getTime() });
  }
}
