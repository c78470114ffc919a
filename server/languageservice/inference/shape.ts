import type { JsonValue } from '../../../flexli/model/json';

/**
 * What is known of a value before a run: its type, and of objects and lists what is in them. A shape never changes, so
 * that equal parts of two states are one object.
 */
export type Shape = UnknownShape | ScalarShape | ListShape | ObjectShape | UnionShape;

/** Anything. */
export interface UnknownShape {
  readonly kind: 'unknown';
}

export type ScalarKind = 'null' | 'boolean' | 'number' | 'string';

export interface ScalarShape {
  readonly kind: ScalarKind;
  /** The only values that it can have, where they are known. */
  readonly values?: readonly JsonValue[];
}

export interface ListShape {
  readonly kind: 'list';
  readonly items: Shape;
}

export interface ObjectShape {
  readonly kind: 'object';
  readonly keys: ReadonlyMap<string, KeyShape>;
  /**
   * Whether there can be other keys: `none` where an expression or a transform made the object, `possible` where a schema
   * or a sample names the keys but allows more, `any` where nothing tells.
   */
  readonly rest: Rest;
  /** What the other keys hold; undefined for anything. */
  readonly restShape: Shape | undefined;
}

export type Rest = 'none' | 'possible' | 'any';

export interface KeyShape {
  readonly shape: Shape;
  /** True when the key may be missing, such as one that only one branch sets. */
  readonly optional: boolean;
  readonly description: string | undefined;
  /** Where the key comes from, as a phrase: `set by action 2`. */
  readonly origin: string | undefined;
}

/** One of several; at most one object, one list and one of each scalar. Made by `unite`. */
export interface UnionShape {
  readonly kind: 'union';
  readonly members: readonly Exclude<Shape, UnionShape | UnknownShape>[];
}

export const UNKNOWN: UnknownShape = { kind: 'unknown' };
export const NULL: ScalarShape = { kind: 'null' };
export const BOOLEAN: ScalarShape = { kind: 'boolean' };
export const NUMBER: ScalarShape = { kind: 'number' };
export const STRING: ScalarShape = { kind: 'string' };

const NO_KEYS: ReadonlyMap<string, KeyShape> = new Map();

/** An object of which nothing is known. */
export const ANY_OBJECT = objectShape(NO_KEYS, 'any');
/** `{}` */
export const EMPTY_OBJECT = objectShape(NO_KEYS, 'none');

/** All objects are made here, with the same fields in the same order, since those are the fastest to read. */
export function objectShape(keys: ReadonlyMap<string, KeyShape>, rest: Rest, restShape?: Shape): ObjectShape {
  return { kind: 'object', keys, rest, restShape };
}

/** What is said of a key besides its shape. */
export type KeyNote = Partial<Pick<KeyShape, 'optional' | 'description' | 'origin'>>;

/** All keys are made here, for the same reason. */
export function keyShape(shape: Shape, { optional = false, description, origin }: KeyNote = {}): KeyShape {
  return { shape, optional, description, origin };
}

export function listOf(items: Shape): ListShape {
  return { kind: 'list', items };
}

/** An object with these keys and no others. */
export function closedObject(keys: ReadonlyMap<string, KeyShape>): ObjectShape {
  return objectShape(keys, 'none');
}

/** The members of a union, or the shape itself; none for what is unknown. */
export function membersOf(shape: Shape): readonly Exclude<Shape, UnionShape | UnknownShape>[] {
  if (shape.kind === 'unknown') return [];
  return shape.kind === 'union' ? shape.members : [shape];
}

/** The object that a value can be; undefined when it can be none, or when nothing is known of it. */
export function objectIn(shape: Shape): ObjectShape | undefined {
  return membersOf(shape).find((member) => member.kind === 'object');
}

export function listIn(shape: Shape): ListShape | undefined {
  return membersOf(shape).find((member) => member.kind === 'list');
}
