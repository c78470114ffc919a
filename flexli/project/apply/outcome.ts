import type { DocumentKind } from '../../model/documentKind';
import type { ApiFailure } from '../../api/failure';

/** One step of a deployment. */
export interface Step {
  readonly action: 'create' | 'replace' | 'record' | 'delete';
  readonly kind: DocumentKind;
  /** Path of the file; absent for an orphan. */
  readonly file?: string;
  readonly name: string;
  /** What is deleted or recorded; of what is created, once it is. */
  readonly id?: string;
}

export interface ApplyEvent {
  readonly kind: 'begins' | 'done';
  readonly step: Step;
  /** Of this step, from 1. */
  readonly number: number;
  readonly count: number;
}

export interface StepFailure {
  /** Absent when it is about no single step. */
  readonly step?: Step;
  /** For people: what happened and what to do next. Holds no secret. */
  readonly message: string;
  /** The API's word, where there was one; without secrets. */
  readonly error?: ApiFailure;
}

/** How a deployment ended. Whatever is in `done` is recorded; the next plan goes on from there. */
export interface ApplyOutcome {
  readonly status: 'done' | 'failed' | 'cancelled';
  readonly done: readonly Step[];
  readonly failures: readonly StepFailure[];
  /** How many steps were not done. */
  readonly left: number;
}
