import type { CatalogConnector } from '../catalog';
import type { LanguageContext, PlaceholderBindings } from '../context';
import { connectorOfId } from '../context';
import type { KeyPath, Mention, Starter, Target } from './mention';
import { pathText } from './mention';
import { nearestAbove, sameUri, uriBeside } from './uris';
import { workflowOfId } from './workflows';
import type { WorkspaceFile } from './workspaceIndex';

/** A thing that has a name, whatever file one looks from. Two are the same when their keys are. */
export type WorkspaceSymbol =
  /** `connector` is the URI of its file, or the ULID of one that only the account has. */
  | { readonly kind: 'connector'; readonly connector: string }
  | { readonly kind: 'action' | 'event'; readonly connector: string; readonly name: string }
  | { readonly kind: 'parameter'; readonly connector: string; readonly action: string; readonly path: KeyPath }
  /** URI of its file, or ULID. */
  | { readonly kind: 'workflow'; readonly workflow: string }
  | { readonly kind: 'customEvent'; readonly name: string }
  /** `project` is the URI of the project file that explains it, empty without one. */
  | { readonly kind: 'placeholder'; readonly project: string; readonly name: string }
  | { readonly kind: 'state'; readonly file: string; readonly scope: number; readonly path: KeyPath }
  | { readonly kind: 'input'; readonly of: InputOf; readonly path: KeyPath }
  | { readonly kind: 'variable'; readonly file: string; readonly scope: number; readonly name: string };

/** Whose input: that of one workflow, or of all that an event starts. */
export type InputOf =
  | { readonly by: 'run'; readonly workflow: string }
  | { readonly by: 'customEvent'; readonly name: string }
  | { readonly by: 'event'; readonly connector: string; readonly name: string };

export function symbolKey(symbol: WorkspaceSymbol): string {
  return JSON.stringify(symbol);
}

/** What a mention in a file stands for; undefined when an id in it is unknown. */
export function symbolOf(
  { target }: Mention,
  file: WorkspaceFile,
  context: LanguageContext,
): WorkspaceSymbol | undefined {
  return new Resolver(file, context).symbol(target);
}

/** Resolves the mentions of one file, each id once. */
export class Resolver {
  readonly #file: WorkspaceFile;
  readonly #context: LanguageContext;
  readonly #bindings: PlaceholderBindings;
  readonly #connectors = new Map<string, string | undefined>();
  #project: string | undefined;

  constructor(file: WorkspaceFile, context: LanguageContext) {
    this.#file = file;
    this.#context = context;
    this.#bindings = context.workspace?.find(file.uri) ? context.workspace.bindingsOf(file.uri) : context.bindings;
  }

  symbol(target: Target): WorkspaceSymbol | undefined {
    const file = this.#file.uri;
    switch (target.kind) {
      case 'connector': {
        const connector = this.connector(target.id);
        return connector === undefined ? undefined : { kind: 'connector', connector };
      }
      case 'action':
      case 'event': {
        const connector = this.connector(target.connectorId);
        return connector === undefined ? undefined : { kind: target.kind, connector, name: target.name };
      }
      case 'parameter': {
        const connector = this.connector(target.connectorId);
        return connector === undefined
          ? undefined
          : { kind: 'parameter', connector, action: target.action, path: target.path };
      }
      case 'workflow': {
        const workflow = this.workflow(target.id);
        return workflow === undefined ? undefined : { kind: 'workflow', workflow };
      }
      case 'customEvent':
        return { kind: 'customEvent', name: target.name };
      case 'placeholder':
        return { kind: 'placeholder', project: this.project(), name: target.name };
      case 'state':
        return { kind: 'state', file, scope: target.scope, path: target.path };
      case 'input': {
        const of = this.#starter(target.of);
        return of && { kind: 'input', of, path: target.path };
      }
      case 'variable':
        return { kind: 'variable', file, scope: target.scope, name: target.name };
    }
  }

  /** The connector of an id, a placeholder or a reference of the project file; without one, the file's own. */
  connector(id: string | undefined): string | undefined {
    if (id === undefined) return this.#file.uri;
    if (!this.#connectors.has(id)) {
      const found = this.#file.kind === 'project' ? this.#referredConnector(id) : connectorOfId(this.#here(), id);
      this.#connectors.set(id, found && identityOf(found, this.#context));
    }
    return this.#connectors.get(id);
  }

  /** The same for workflows. */
  workflow(id: string | undefined): string | undefined {
    if (id === undefined) return this.#file.uri;
    if (this.#file.kind === 'project') return this.#context.workspace?.find(uriBeside(this.#file.uri, id))?.uri;
    const found = workflowOfId(this.#context, id, this.#bindings);
    if (found === undefined) return undefined;
    return 'file' in found ? found.file.uri : found.account.id;
  }

  /** URI of the project file that is nearest above, empty when there is none. */
  project(): string {
    if (this.#file.kind === 'project') return this.#file.uri;
    this.#project ??= projectFileOf(this.#file.uri, this.#context)?.uri ?? '';
    return this.#project;
  }

  #starter(of: Starter): InputOf | undefined {
    if (of.by === 'customEvent') return of;
    if (of.by === 'event') {
      const connector = this.connector(of.connectorId);
      return connector === undefined ? undefined : { by: 'event', connector, name: of.name };
    }
    const workflow = this.workflow(of.workflowId);
    return workflow === undefined ? undefined : { by: 'run', workflow };
  }

  #referredConnector(reference: string): CatalogConnector | undefined {
    const { catalog } = this.#context;
    const uri = uriBeside(this.#file.uri, reference);
    return (
      catalog.connectors.find((connector) => connector.uri !== undefined && sameUri(connector.uri, uri)) ??
      catalog.find(reference) ??
      catalog.connectors.find(({ document }) => document.type === reference)
    );
  }

  #here(): LanguageContext {
    return { ...this.#context, bindings: this.#bindings };
  }
}

/**
 * URI or ULID of a connector. One of the account counts as the workspace's file of that type when there is exactly one:
 * the file is where it came from.
 */
export function identityOf(connector: CatalogConnector, { catalog }: LanguageContext): string {
  if (connector.uri !== undefined) return connector.uri;
  const files = catalog.connectors.filter(
    ({ uri, document }) => uri !== undefined && document.type === connector.document.type,
  );
  const [file] = files;
  return (files.length === 1 ? file?.uri : undefined) ?? connector.id ?? connector.document.type;
}

export function projectFileOf(uri: string, { workspace }: LanguageContext): WorkspaceFile | undefined {
  return nearestAbove(workspace?.files.filter(({ kind }) => kind === 'project') ?? [], uri);
}

/** How the name of a symbol is shown. */
export function symbolName(symbol: WorkspaceSymbol): string {
  switch (symbol.kind) {
    case 'connector':
      return symbol.connector;
    case 'workflow':
      return symbol.workflow;
    case 'parameter':
    case 'state':
    case 'input':
      return pathText(symbol.path).replaceAll('\u0000', '.').replaceAll('.[]', '[]');
    default:
      return symbol.name;
  }
}
