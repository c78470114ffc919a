/**
 * What a place in a file names, as far as the file's own text tells. Which connector or workflow an id stands for is
 * left open: that depends on the project file and the account, and is worked out when somebody asks.
 */
export type Target =
  /** A connector: by `connector_id`, by a reference of the project file, or, without `id`, the file's own. */
  | { readonly kind: 'connector'; readonly id?: string }
  | { readonly kind: 'workflow'; readonly id?: string }
  /** An action or event type of a connector. */
  | { readonly kind: 'action' | 'event'; readonly connectorId?: string; readonly name: string }
  /** A parameter of a connector's action, by its path. */
  | { readonly kind: 'parameter'; readonly connectorId?: string; readonly action: string; readonly path: KeyPath }
  | { readonly kind: 'customEvent'; readonly name: string }
  | { readonly kind: 'placeholder'; readonly name: string }
  /** A key of the state. */
  | { readonly kind: 'state'; readonly scope: number; readonly path: KeyPath }
  /** A key of what another run is started with. */
  | { readonly kind: 'input'; readonly of: Starter; readonly path: KeyPath }
  /** A variable of one action; `scope` is the offset of that action. */
  | { readonly kind: 'variable'; readonly scope: number; readonly name: string };

/** What starts a run and gives it its input. */
export type Starter =
  | { readonly by: 'run'; readonly workflowId: string }
  | { readonly by: 'customEvent'; readonly name: string }
  | { readonly by: 'event'; readonly connectorId?: string; readonly name: string };

/** Keys from the root of an object; `[]` stands for any item of a list. */
export type KeyPath = readonly string[];

export const ITEM = '[]';

/** How a name is written where it stands, and so how another one has to be written there. */
export type NameForm =
  /** The content of a JSON string, or a part of it. */
  | 'text'
  /** A key in an expression, its quotes included. */
  | 'field'
  /** A step of a key path, its quotes included. */
  | 'keyPath'
  /** In braces: `{name}`. */
  | 'format'
  /** Only means the same thing, such as an id; another name changes nothing here. */
  | 'reference';

/** A place that names something. Offsets are UTF-16 units of the file's text and hold the name alone. */
export interface Mention {
  readonly target: Target;
  /** True where the thing comes from: a key that is set, a type that is declared. */
  readonly defines: boolean;
  readonly start: number;
  readonly end: number;
  readonly form: NameForm;
}

/** Mentions of the same thing have the same key, save for what ids stand for. */
export function keyOfTarget(target: Target): string {
  switch (target.kind) {
    case 'connector':
    case 'workflow':
      return target.kind;
    case 'action':
    case 'event':
    case 'customEvent':
    case 'placeholder':
      return `${target.kind} ${target.name}`;
    case 'parameter':
      return `parameter ${target.action} ${pathText(target.path)}`;
    case 'state':
      return stateKey(target.scope, target.path);
    case 'input':
      return `input ${pathText(target.path)}`;
    case 'variable':
      return `variable ${target.scope} ${target.name}`;
  }
}

export function stateKey(scope: number, path: KeyPath): string {
  return `state ${scope} ${pathText(path)}`;
}

/** One text for one path. */
export function pathText(path: KeyPath): string {
  return path.join('\u0000');
}

/** In the order of the text, the outer ones first. */
export function inOrder(mentions: readonly Mention[]): readonly Mention[] {
  return [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The mentions that hold an offset; ends count as inside. */
export function mentionsAround(mentions: readonly Mention[], offset: number): readonly Mention[] {
  return mentions.filter(({ start, end }) => start <= offset && offset <= end);
}

/** The mentions of each key, in their order. */
export function groupedByKey(mentions: readonly Mention[]): ReadonlyMap<string, readonly Mention[]> {
  const byKey = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const key = keyOfTarget(mention.target);
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [mention]);
    else same.push(mention);
  }
  return byKey;
}
