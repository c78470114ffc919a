import { documentKindOfName } from '../model/documentKind';
import { isJsonObject, type JsonValue } from '../model/json';

/** What a placeholder stands for in an environment, as `flexli.json` says it. */
export type Binding =
  | { readonly kind: 'value'; readonly value: JsonValue }
  /** The id of a connector: by the path of its file, by its type, or by the id itself. */
  | { readonly kind: 'connector'; readonly reference: string }
  /** The id of a workflow, and its version where a `workflow_version` stands; by the path of its file. */
  | { readonly kind: 'workflow'; readonly path: string }
  /** Kept in SecretStorage, or in an environment variable of a terminal; never in a file. */
  | { readonly kind: 'secret' };

/** `message` says what is wrong with the value of one variable. */
export type ReadBinding =
  { readonly ok: true; readonly binding: Binding } | { readonly ok: false; readonly message: string };

/**
 * Reads the value of a variable. An object whose only key is `connector`, `workflow` or `secret` says where the value
 * comes from; every other value, objects with more keys included, is the value itself.
 */
export function readBinding(value: JsonValue): ReadBinding {
  const [key, ...others] = isJsonObject(value) ? Object.keys(value) : [];
  if (!isJsonObject(value) || key === undefined || others.length > 0) return found({ kind: 'value', value });
  const inner = value[key];
  switch (key) {
    case 'connector':
      return typeof inner === 'string' && inner.trim() !== ''
        ? connector(inner.trim())
        : wrong('"connector" takes the path of a connector file, or the type of a connector.');
    case 'workflow':
      return typeof inner === 'string' && inner.trim() !== ''
        ? workflow(inner.trim())
        : wrong('"workflow" takes the path of a workflow file.');
    case 'secret':
      return inner === true
        ? found({ kind: 'secret' })
        : wrong('"secret" takes true alone. The value itself never stands in a file.');
    default:
      return found({ kind: 'value', value });
  }
}

/** A reference that names a file rather than a type or an id. */
export function isFileReference(reference: string): boolean {
  return documentKindOfName(reference) !== undefined || /[/\\]/.test(reference);
}

/** The path as lists of files have it: `./a//b` is `a/b`. Undefined for what lies outside the project. */
export function projectPath(path: string): string | undefined {
  if (path.startsWith('/') || path.includes('\\') || /^[a-z]:/i.test(path)) return undefined;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? undefined : parts.join('/');
}

function connector(reference: string): ReadBinding {
  if (!isFileReference(reference)) return found({ kind: 'connector', reference });
  if (documentKindOfName(reference) === 'workflow') {
    return wrong(`${reference} is a workflow. Write {"workflow": "${reference}"}.`);
  }
  const path = projectPath(reference);
  return path === undefined ? outside(reference) : found({ kind: 'connector', reference: path });
}

function workflow(named: string): ReadBinding {
  if (documentKindOfName(named) === 'connector') {
    return wrong(`${named} is a connector. Write {"connector": "${named}"}.`);
  }
  const path = projectPath(named);
  return path === undefined ? outside(named) : found({ kind: 'workflow', path });
}

function outside(path: string): ReadBinding {
  return wrong(`${path} is no path inside the project. Write it relative to flexli.json, with slashes.`);
}

function found(binding: Binding): ReadBinding {
  return { ok: true, binding };
}

function wrong(message: string): ReadBinding {
  return { ok: false, message };
}
