import type { ApiFailure } from '../../api/failure';
import { withApi, withEntry, type Lock } from '../lock/lock';
import type { Target } from '../plan/decide';
import type { Plan, PlannedDeletion, PlannedDocument } from '../plan/plan';
import { isBlocked } from '../plan/plan';
import { fillDocument, withSecrets } from '../plan/resolved';
import { selectAll, type Selection } from '../plan/selection';
import { readDigest } from '../compare/digests';
import { usedIds } from '../lock/usedIds';
import { createDocument, readDocument } from './createDocument';
import { deleteDocument, exists } from './deleteDocument';
import {
  dropPending,
  forgetId,
  forgetPrevious,
  notePending,
  noteRead,
  recordTarget,
  type RecordedTarget,
} from './lockChanges';
import type { ApplyEvent, ApplyOutcome, Step, StepFailure } from './outcome';
import type { ApplyPorts } from './ports';

export interface ApplyOptions {
  /** All of the plan when left out. */
  readonly selection?: Selection;
  readonly signal: AbortSignal;
  readonly onEvent?: (event: ApplyEvent) => void;
}

/**
 * Carries a plan out: first everything that is created, in its order, then what is deleted. Each step is recorded before the next
 * one begins; a creation is noted before it is sent, too. So wherever it ends, the next plan goes on: nothing is created
 * twice unseen, and nothing is deleted before its successor stands.
 */
export async function applyPlan(plan: Plan, ports: ApplyPorts, options: ApplyOptions): Promise<ApplyOutcome> {
  const selection = options.selection ?? selectAll(plan);
  const blocked = selection.documents.filter(isBlocked);
  if (blocked.length > 0) {
    const names = new Intl.ListFormat('en').format(blocked.map(({ path }) => path));
    const failures = [{ message: `Nothing was sent: ${names} cannot be deployed. Correct the errors first.` }];
    return { status: 'failed', done: [], failures, left: selection.documents.length + selection.deletions.length };
  }
  return new Application(plan, selection, ports, options).run();
}

/** After one of these no other call will do better. */
const HOPELESS: ReadonlySet<ApiFailure['kind']> = new Set([
  'network',
  'timeout',
  'tls',
  'invalid-address',
  'sign-in',
  'unauthorized',
  'throttled',
]);

class Application {
  readonly #targets = new Map<string, Target>();
  readonly #done: Step[] = [];
  readonly #failures: StepFailure[] = [];
  readonly #gone: ReadonlySet<string>;
  readonly #count: number;
  #begun = 0;
  #newest: string;

  constructor(
    private readonly plan: Plan,
    private readonly selection: Selection,
    private readonly ports: ApplyPorts,
    private readonly options: ApplyOptions,
  ) {
    for (const { path, target, current } of plan.documents) {
      const known = target ?? current;
      if (known) this.#targets.set(path, known);
    }
    this.#count = selection.documents.length + selection.deletions.length;
    this.#newest = plan.newest;
    this.#gone = new Set(plan.gone);
  }

  async run(): Promise<ApplyOutcome> {
    if (this.#count === 0 && this.#gone.size === 0) return this.#outcome();
    if (!(await this.#record((lock) => this.#tidied(lock)))) return this.#outcome();
    for (const document of this.selection.documents) {
      if (this.#isOver()) return this.#outcome();
      if (!(await this.#deploy(document))) return this.#outcome();
    }
    const failed = new Set<string>();
    for (const deletion of this.selection.deletions) {
      if (this.#isOver()) return this.#outcome();
      // What could not be deleted still points at it.
      if (deletion.usedBy.some((id) => failed.has(id))) failed.add(deletion.id);
      else if (!(await this.#delete(deletion))) failed.add(deletion.id);
      const error = this.#failures.at(-1)?.error;
      if (error && HOPELESS.has(error.kind)) break;
    }
    return this.#outcome();
  }

  async #deploy(document: PlannedDocument): Promise<boolean> {
    const step = stepOf(document);
    this.#tell('begins', step);
    const target = document.change === 'record' ? document.target : await this.#create(document, step);
    if (!target) return false;
    const uses = this.#uses(document);
    const known: RecordedTarget = {
      ...target,
      ...(uses === undefined ? {} : { uses }),
      ...(document.read === undefined ? {} : { read: document.read }),
      time: this.ports.now().toISOString(),
    };
    const recorded = await this.#record(
      (lock) => recordTarget(lock, this.#environment, document, known, this.#gone),
      step,
      ` It is in the account as ${target.id}.`,
    );
    if (!recorded || !(await this.#noteRead(document, target, step))) return false;
    this.#targets.set(document.path, target);
    this.#finish({ ...step, id: target.id });
    return true;
  }

  /** The ids that a document points at; they stand by now. */
  #uses({ uses }: PlannedDocument): readonly string[] | undefined {
    return usedIds(uses, (file) => this.#targets.get(file));
  }

  /** Notes how the API reads a new document back, by which the next plan tells what another client changed. */
  async #noteRead(document: PlannedDocument, target: Target, step: Step): Promise<boolean> {
    if (document.change === 'record') return true;
    const there = await readDocument(this.ports.api, document.kind, target, this.options.signal);
    if (!there) return true;
    const read = readDigest(there);
    return this.#record((lock) => noteRead(lock, this.#environment, document.path, target.id, read), step);
  }

  async #create(document: PlannedDocument, step: Step): Promise<Target | undefined> {
    const { source, path, digest, kind } = document;
    const time = this.ports.now().toISOString();
    const uses = this.#uses(document);
    const pending = { digest, ...(uses === undefined ? {} : { uses }), after: this.#newest };
    if (
      !source ||
      !(await this.#record((lock) => notePending(lock, this.#environment, document, pending, time), step))
    ) {
      return undefined;
    }
    const content = fillDocument(source.content, source.placeholders, {
      file: (file, what) => this.#targets.get(file)?.[what],
      secret: withSecrets,
    });
    const secrets = [...source.placeholders.values()].flatMap((one) =>
      one.kind === 'secret' && one.value !== undefined ? [one.value] : [],
    );
    const { api } = this.ports;
    const created = await createDocument(api, document, content, this.#newest, secrets, this.options.signal);
    if (created.ok) {
      if (created.id > this.#newest) this.#newest = created.id;
      return { id: created.id, version: 1 };
    }
    if (created.certain) await this.#record((lock) => dropPending(lock, this.#environment, path), step);
    const next = created.certain
      ? `Correct it, then deploy again.`
      : `Deploy again: what was created is found, and what is done stays done.`;
    if (created.error.kind !== 'cancelled') {
      this.#failures.push({
        step,
        message: `${kind === 'connector' ? 'Connector' : 'Workflow'} ${path} was not deployed. ${created.error.message} ${next}`,
        error: created.error,
      });
    }
    return undefined;
  }

  async #delete(deletion: PlannedDeletion): Promise<boolean> {
    const { api } = this.ports;
    const { signal } = this.options;
    const { kind, file, name, id } = deletion;
    const step: Step = { action: 'delete', kind, name, id, ...(file === undefined ? {} : { file }) };
    this.#tell('begins', step);
    const successor = deletion.why === 'replaced' && file !== undefined ? this.#targets.get(file) : undefined;
    if (deletion.why === 'replaced') {
      const stands = successor ? await exists(api, kind, successor, signal) : ({ ok: true, value: false } as const);
      if (!stands.ok) return this.#fail(step, `${name} (${id}) was not deleted. ${stands.error.message}`, stands.error);
      if (!stands.value) {
        return this.#fail(step, `${name} (${id}) was not deleted: what replaces it is gone. Look at a plan again.`);
      }
    }
    const deleted = await deleteDocument(api, deletion, signal);
    if (!deleted.ok) {
      return this.#fail(step, `${name} (${id}) was not deleted. ${deleted.error.message}`, deleted.error);
    }
    if (!(await this.#record((lock) => forgetId(lock, this.#environment, id), step))) return false;
    this.#finish(step);
    return true;
  }

  /** Who deploys says where the ids are from, and forgets what is neither here nor there. */
  #tidied(lock: Lock): Lock {
    const tidy = withApi(lock, this.#environment, this.plan.environment.api);
    const known = this.plan.forget.reduce((left, path) => withEntry(left, this.#environment, path, undefined), tidy);
    return forgetPrevious(known, this.#environment, this.#gone);
  }

  async #record(change: (lock: Lock) => Lock, step?: Step, also = ''): Promise<boolean> {
    const written = await this.ports.lock.update(change);
    if (written.ok) return true;
    this.#failures.push({ ...(step ? { step } : {}), message: written.message + also });
    return false;
  }

  #fail(step: Step, message: string, error?: StepFailure['error']): false {
    if (error?.kind !== 'cancelled') this.#failures.push({ step, message, ...(error ? { error } : {}) });
    return false;
  }

  #tell(kind: ApplyEvent['kind'], step: Step): void {
    if (kind === 'begins') this.#begun++;
    this.options.onEvent?.({ kind, step, number: this.#begun, count: this.#count });
  }

  #finish(step: Step): void {
    this.#done.push(step);
    this.#tell('done', step);
  }

  #isOver(): boolean {
    return this.options.signal.aborted;
  }

  #outcome(): ApplyOutcome {
    const left = this.#count - this.#done.length;
    const status = this.#failures.length > 0 ? 'failed' : left > 0 ? 'cancelled' : 'done';
    return { status, done: this.#done, failures: this.#failures, left };
  }

  get #environment(): string {
    return this.plan.environment.name;
  }
}

function stepOf({ change, kind, path, name, target }: PlannedDocument): Step {
  const action = change === 'unchanged' ? 'record' : change;
  return { action, kind, file: path, name, ...(target ? { id: target.id } : {}) };
}
