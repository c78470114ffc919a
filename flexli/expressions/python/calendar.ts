/** Milliseconds since 1970 of a wall clock, and the offset from UTC where one is known. Years 1 to 9999. */
export interface Timestamp {
  /** The wall clock as if it were UTC. */
  readonly wallTime: number;
  /** Below a millisecond: 0 to 999. */
  readonly microseconds: number;
  /** Seconds east of UTC; undefined where the text names no zone. */
  readonly offset: number | undefined;
  /** `UTC`, or whatever name of a zone the text gave. */
  readonly zone: string;
}
