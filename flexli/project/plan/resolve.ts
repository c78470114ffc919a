import type { AccountSnapshot } from '../account/accountDocument';
import { type Binding, isFileReference } from '../binding';
import type { Environment } from '../environment';
import { connectorTypeOf, nameOf, type ProjectDocument } from '../files/projectDocument';
import type { EnvironmentLock } from '../lock/lock';
import { findPlaceholders, type Placeholder } from '../placeholders';
import type { PlanProblem } from './problem';
import type { Resolved, ResolvedPlaceholders } from './resolved';

/** What placeholders are looked up in. */
export interface Known {
  readonly environment: Environment;
  readonly documents: readonly ProjectDocument[];
  readonly account: AccountSnapshot;
  readonly lock: EnvironmentLock;
  /** Values of secrets by placeholder, as far as they are there. */
  readonly secrets: ReadonlyMap<string, string>;
}

export interface Resolution {
  readonly placeholders: ResolvedPlaceholders;
  /** A missing secret is none yet: it matters only when the document is sent. */
  readonly problems: readonly PlanProblem[];
}

/** Finds out what the placeholders of a document stand for. */
export function resolvePlaceholders(document: ProjectDocument, known: Known): Resolution {
  const placeholders = new Map<string, Resolved>();
  const problems: PlanProblem[] = [];
  const seen = new Set<string>();
  const places = findPlaceholders(document.content ?? {});
  for (const { name, path } of places) {
    if (seen.has(name)) continue;
    seen.add(name);
    const resolved = known.environment.variables.has(name)
      ? resolveBinding(name, known)
      : (fileNamed(name, places, known) ?? resolveBinding(name, known));
    if ('code' in resolved) problems.push({ ...resolved, at: path, placeholder: name });
    else placeholders.set(name, resolved);
  }
  return { placeholders, problems };
}

/** What nobody binds, and stands where an id belongs, is the only file of that name, as everywhere in Flexli. */
function fileNamed(name: string, places: readonly Placeholder[], { documents }: Known): Resolved | undefined {
  const kind = places
    .filter((one) => one.name === name)
    .map(({ path }) =>
      /(?:^|\.)connector_id$/.test(path) ? 'connector' : /(?:^|\.)workflow_id$/.test(path) ? 'workflow' : undefined,
    )
    .find((one) => one !== undefined);
  const named = documents.filter((one) => one.kind === kind && nameOf(one).toLowerCase() === name.toLowerCase());
  const [only] = named;
  return only && named.length === 1 ? { kind: 'file', file: only.path } : undefined;
}

/** What a placeholder of this name stands for, or why it stands for nothing. */
export function resolveBinding(name: string, known: Known): Resolved | PlanProblem {
  const { environment, secrets } = known;
  const binding: Binding | undefined = environment.variables.get(name);
  switch (binding?.kind) {
    case undefined:
      return {
        code: 'placeholder-unbound',
        message: `{{${name}}} stands for nothing in ${environment.name}. Say in "variables" of flexli.json what it is.`,
      };
    case 'value':
      return binding;
    case 'secret':
      return { kind: 'secret', value: secrets.get(name) };
    case 'workflow':
      return workflowAt(name, binding.path, known);
    case 'connector':
      return connectorNamed(name, binding.reference, known);
  }
}

function workflowAt(name: string, path: string, { documents }: Known): Resolved | PlanProblem {
  if (documents.some((one) => one.path === path && one.kind === 'workflow')) return { kind: 'file', file: path };
  return unknown(`{{${name}}} is the workflow ${path}, which does not exist. Correct the path in flexli.json.`);
}

/** A file by its path; else by type the only file, the id, the only connector of the account. */
function connectorNamed(name: string, reference: string, known: Known): Resolved | PlanProblem {
  const connectors = known.documents.filter(({ kind }) => kind === 'connector');
  if (isFileReference(reference)) {
    if (connectors.some(({ path }) => path === reference)) return { kind: 'file', file: reference };
    return unknown(`{{${name}}} is the connector ${reference}, which does not exist. Correct the path in flexli.json.`);
  }
  const files = connectors.filter((one) => connectorTypeOf(one) === reference).map(({ path }) => path);
  if (files.length > 1) return ambiguous(name, reference, files);
  const [file] = files;
  if (file !== undefined) return { kind: 'file', file };
  return connectorInAccount(name, reference, known);
}

function connectorInAccount(
  name: string,
  reference: string,
  { account, documents, environment, lock }: Known,
): Resolved | PlanProblem {
  const connectors = account.documents.filter(({ kind }) => kind === 'connector');
  if (connectors.some(({ id }) => id === reference)) {
    const owner = [...lock.files].find(([, { deployed }]) => deployed?.id === reference)?.[0];
    const isFile = owner !== undefined && documents.some(({ path }) => path === owner);
    return isFile ? { kind: 'file', file: owner } : { kind: 'account', id: reference };
  }
  const ofType = connectors.filter(({ type }) => type === reference);
  const [only, ...others] = ofType;
  if (!only) {
    return unknown(
      `{{${name}}} is the connector ${reference}, which neither a file nor the account of ${environment.name} has.`,
    );
  }
  if (others.length > 0) {
    return ambiguous(
      name,
      reference,
      ofType.map(({ id }) => id),
    );
  }
  return { kind: 'account', id: only.id };
}

function unknown(message: string): PlanProblem {
  return { code: 'reference-unknown', message };
}

function ambiguous(name: string, reference: string, all: readonly string[]): PlanProblem {
  const list = new Intl.ListFormat('en').format(all);
  return {
    code: 'reference-ambiguous',
    message: `{{${name}}} is the connector ${reference}, and there are several: ${list}. Name one of them in flexli.json.`,
  };
}
