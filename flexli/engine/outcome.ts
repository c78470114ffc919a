/** Why a step of a run cannot go on. */
export interface EngineFailure {
  /** What went wrong and, where there is one, what to do about it; starts with a small letter, ends with a full stop. */
  readonly message: string;
  /** True when the hosted engine does not record such a failure but crashes, so that its history just stops. */
  readonly crash: boolean;
  /** Set for an expression that cannot be evaluated, which the hosted engine records with the state and without the action. */
  readonly expression?: true;
  /** What the hosted engine says of that expression, where it is known. */
  readonly hostedText?: string;
  /** Set where the same may go well the next time. */
  readonly passing?: true;
}

export interface Failed {
  readonly ok: false;
  readonly failure: EngineFailure;
}

/** A value, or why there is none. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Failed;

export function success<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** A failure that the hosted engine records as well. */
export function failed(message: string): Failed {
  return { ok: false, failure: { message, crash: false } };
}

/** A failure at which the hosted engine crashes. */
export function crashed(message: string): Failed {
  return { ok: false, failure: { message, crash: true } };
}

/** The same failure in other words. */
export function withMessage({ failure }: Failed, message: string): Failed {
  return { ok: false, failure: { ...failure, message } };
}
