import { findNodeAtLocation, parseTree, type Node, type ParseError } from 'jsonc-parser';
import { documentKindOfName } from '../../model/documentKind';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json';
import { projectPath } from '../binding';
import type { DeployedVersion, EnvironmentLock, Lock, LockEntry } from './lock';
import { emptyLock, LOCK_FILE } from './lock';
import { conflictMessage, hasConflict } from './lockConflict';
import { LOCK_FORM } from './writeLock';

export type ReadLock =
  | { readonly ok: true; readonly lock: Lock }
  /** For people: what is wrong with the file and what to do. Nothing may be deployed then: ids could get lost. */
  | { readonly ok: false; readonly message: string };

/** Reads the text of a lock file; undefined and an empty text are an empty lock. */
export function readLock(text: string | undefined): ReadLock {
  const content = (text ?? '').replace(/^\uFEFF/, '');
  if (content.trim() === '') return { ok: true, lock: emptyLock() };
  if (hasConflict(content)) return wrong(conflictMessage(content));
  const syntax: ParseError[] = [];
  let root: Node | undefined;
  let value: JsonValue;
  try {
    value = JSON.parse(content) as JsonValue;
    root = parseTree(content, syntax);
  } catch {
    return wrong(`${LOCK_FILE} is no valid JSON. Take it from the last commit, then look at a plan.`);
  }
  if (!isJsonObject(value)) return wrong(`${LOCK_FILE} must be an object, {…}. Take it from the last commit.`);
  if (value.lockfile !== LOCK_FORM) {
    return wrong(`${LOCK_FILE} was written by another release of Flexli. Update Flexli, then try again.`);
  }
  const doubled = root && doubledFile(root);
  if (doubled !== undefined) {
    return wrong(
      `${LOCK_FILE} has two lines for ${doubled}, as after a merge. Keep the line of the later time; the other document shows as an orphan in the next plan.`,
    );
  }
  return readEnvironments(value);
}

function readEnvironments({ environments }: JsonObject): ReadLock {
  if (environments !== undefined && !isJsonObject(environments)) return damaged('"environments"');
  const read = new Map<string, EnvironmentLock>();
  for (const [name, value] of Object.entries(environments ?? {})) {
    const files = isJsonObject(value) ? (value.files ?? {}) : undefined;
    if (!isJsonObject(value) || !isJsonObject(files)) return damaged(`environment "${name}"`);
    const entries = new Map<string, LockEntry>();
    for (const [file, item] of Object.entries(files)) {
      const entry = isDocumentPath(file) ? readEntry(item) : undefined;
      if (!entry) return damaged(`"${file}" in environment "${name}"`);
      entries.set(file, entry);
    }
    read.set(name, { ...(typeof value.api === 'string' ? { api: value.api } : {}), files: entries });
  }
  return { ok: true, lock: { environments: read } };
}

/** Pulling writes to these paths, so none may lead out of the project. */
function isDocumentPath(file: string): boolean {
  return projectPath(file) === file && documentKindOfName(file) !== undefined;
}

/** Undefined for what is no entry. */
function readEntry(value: JsonValue | undefined): LockEntry | undefined {
  if (!isJsonObject(value)) return undefined;
  const deployed = value.id === undefined ? undefined : readVersion(value);
  if (value.id !== undefined && !deployed) return undefined;
  const items: readonly JsonValue[] = Array.isArray(value.previous) ? value.previous : [];
  const previous = items.map(readVersion);
  if (!previous.every((one) => one !== undefined)) return undefined;
  const { pending } = value;
  if (pending === undefined) return { ...(deployed ? { deployed } : {}), previous };
  if (!isJsonObject(pending)) return undefined;
  const { digest, uses, after } = pending;
  if (typeof digest !== 'string' || typeof after !== 'string') return undefined;
  return {
    ...(deployed ? { deployed } : {}),
    previous,
    pending: { digest, ...(areTexts(uses) ? { uses } : {}), after },
  };
}

function readVersion(value: JsonValue): DeployedVersion | undefined {
  if (!isJsonObject(value)) return undefined;
  const { id, version, digest, uses, read, time } = value;
  if (typeof id !== 'string' || typeof digest !== 'string' || typeof time !== 'string') return undefined;
  if (typeof version !== 'number') return undefined;
  return {
    id,
    version,
    digest,
    ...(areTexts(uses) ? { uses } : {}),
    ...(typeof read === 'string' ? { read } : {}),
    time,
  };
}

function areTexts(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && (value as readonly JsonValue[]).every((one) => typeof one === 'string');
}

/** A file that stands twice in one environment: parsers take the last and lose the other one's id. */
function doubledFile(root: Node): string | undefined {
  for (const environment of valuesOf(findNodeAtLocation(root, ['environments']))) {
    const seen = new Set<string>();
    for (const key of keysOf(findNodeAtLocation(environment, ['files']))) {
      if (seen.has(key)) return key;
      seen.add(key);
    }
  }
  return undefined;
}

function valuesOf(node: Node | undefined): readonly Node[] {
  return (node?.children ?? []).flatMap((property) => property.children?.[1] ?? []);
}

function keysOf(node: Node | undefined): readonly string[] {
  return (node?.children ?? []).map((property) => String(property.children?.[0]?.value));
}

function damaged(what: string): ReadLock {
  return wrong(`${LOCK_FILE} is damaged: ${what} cannot be read. Take it from the last commit, then look at a plan.`);
}

function wrong(message: string): ReadLock {
  return { ok: false, message };
}
