/** Why a step of a run cannot go on. */
export interface EngineFailure {
  /** What went wrong and, where there is one, what to do about it; starts with a small letter, ends with a full stop. */
  readonly message: string;
  /** True when the hosted engine does not record such a failure but crashes, so that its history just stops. */
  readonly crash: boolean;
}

/** A value, or why there is none. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: EngineFailure };

export function success<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** A failure that the hosted engine records as well. */
export function failed(message: string): { readonly ok: false; readonly failure: EngineFailure } {
  return { ok: false, failure: { message, crash: false } };
}

/** A failure at which the hosted engine crashes. */
export function crashed(message: string): { readonly ok: false; readonly failure: EngineFailure } {
  return { ok: false, failure: { message, crash: true } };
}
