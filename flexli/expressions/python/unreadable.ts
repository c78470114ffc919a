/** Ends the reading of a timestamp. Thrown and caught inside `parseTimestamp` only. */
export class Unreadable extends Error {}
