import type { DocumentKind } from '../../model/documentKind';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json';
import { isUlid } from '../../model/ulid';

/** A connector, or one version of a workflow, as the account has it. */
export interface AccountDocument {
  readonly kind: DocumentKind;
  readonly id: string;
  /** 1 for connectors. */
  readonly version: number;
  /** The release version is what events and schedules start; true for connectors. */
  readonly release: boolean;
  readonly name: string;
  /** Of a connector. */
  readonly type?: string;
  /** What the API reads back. */
  readonly content: JsonObject;
}

/** Everything that an account had when it was read. */
export interface AccountSnapshot {
  readonly documents: readonly AccountDocument[];
}

export function documentOf(snapshot: AccountSnapshot, id: string, version: number): AccountDocument | undefined {
  return snapshot.documents.find((one) => one.id === id && one.version === version);
}

/** The newest id; the API's ids sort by the time of their creation. Empty for an empty account. */
export function newestId({ documents }: AccountSnapshot): string {
  return documents.reduce((newest, { id }) => (id > newest ? id : newest), '');
}

/** Whatever in a document reads like an id: references to connectors and workflows stand nowhere else. */
export function idsIn(value: JsonValue | undefined): ReadonlySet<string> {
  const ids = new Set<string>();
  collect(value, ids);
  return ids;
}

function collect(value: JsonValue | undefined, ids: Set<string>): void {
  if (typeof value === 'string') {
    if (isUlid(value)) ids.add(value);
  } else if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) collect(item, ids);
  } else if (isJsonObject(value)) {
    for (const item of Object.values(value)) collect(item, ids);
  }
}
