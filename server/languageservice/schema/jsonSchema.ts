import type { JsonValue } from '../../../flexli/model/json';

/**
 * The part of JSON Schema that our own schemas use, with the keywords of vscode-json-languageservice and a few of
 * our own.
 */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: JsonValue;
  readonly enum?: readonly JsonValue[];
  readonly enumDescriptions?: readonly string[];
  readonly default?: JsonValue;
  readonly examples?: readonly JsonValue[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly discriminator?: Discriminator;
  readonly defaultSnippets?: readonly JsonValue[];
  /** White space around the text does not count, since the API trims it. */
  readonly 'x-trimmed'?: boolean;
  /** The constant is compared as Python does, where 1, 1.0 and true are equal. */
  readonly 'x-equal'?: boolean;
  /** The API converts nothing here: 1 is no boolean and true no number. */
  readonly 'x-strict'?: boolean;
  /** Numbers with a fraction can be stored here, unlike elsewhere. */
  readonly 'x-fraction'?: boolean;
  /** Where a union stands, for messages: "in an iterator". */
  readonly 'x-place'?: string;
  /** What a value is called in messages: "Wait action". */
  readonly 'x-noun'?: string;
}

/** A union that one property tells apart. */
export interface Discriminator {
  readonly propertyName: string;
  /** Values to `#/$defs/…`. */
  readonly mapping: Readonly<Record<string, string>>;
  /** For every other value, when there is such a member. */
  readonly otherwise?: string;
  /** What a member is called: "action". */
  readonly unknown: string;
}
