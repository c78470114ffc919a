import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import { inputScope } from './inputs';
import type { Mention, Target } from './mention';
import { keyOfTarget, stateKey } from './mention';
import type { InputOf, WorkspaceSymbol } from './symbols';
import { Resolver, symbolKey } from './symbols';
import type { WorkspaceFile } from './workspaceIndex';
import { openFile } from './workspaceIndex';

/** A mention and the file that it stands in. */
export interface Occurrence {
  readonly file: WorkspaceFile;
  readonly mention: Mention;
}

/** The workspace's file of a document, or one that stands for a document outside of it. */
export function fileOf(document: LanguageDocument, context: LanguageContext): WorkspaceFile {
  return context.workspace?.find(document.uri) ?? openFile(document);
}

/** The mentions around an offset, the innermost first. Ends count as inside. */
export function mentionsAt(file: WorkspaceFile, offset: number): readonly Mention[] {
  return [...file.facts.around(offset)].sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** Finds things all over the workspace. Each file is looked up by name, and resolves its ids once. */
export class Occurrences {
  readonly #context: LanguageContext;
  readonly #files: readonly WorkspaceFile[];
  readonly #resolvers = new Map<WorkspaceFile, Resolver>();

  /** @param here the file that is asked from, which may be outside of the workspace */
  constructor(context: LanguageContext, here: WorkspaceFile) {
    const files = context.workspace?.files ?? [];
    this.#context = context;
    this.#files = files.includes(here) ? files : [here, ...files];
  }

  symbolOf({ file, mention }: Occurrence): WorkspaceSymbol | undefined {
    return this.resolverOf(file).symbol(mention.target);
  }

  resolverOf(file: WorkspaceFile): Resolver {
    const resolver = this.#resolvers.get(file) ?? new Resolver(file, this.#context);
    this.#resolvers.set(file, resolver);
    return resolver;
  }

  /** Every mention of a thing, and of what has to have the same name: a key of the state and the input that it is from. */
  of(symbol: WorkspaceSymbol): readonly Occurrence[] {
    const seen = new Set<string>();
    const found: Occurrence[] = [];
    const waiting = [symbol];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const key = symbolKey(next);
      if (seen.has(key)) continue;
      seen.add(key);
      found.push(...this.#exactly(next));
      if (next.kind === 'state') waiting.push(...this.#inputsOf(next));
      if (next.kind === 'input') waiting.push(...this.#statesFrom(next));
    }
    return found;
  }

  #exactly(symbol: WorkspaceSymbol): readonly Occurrence[] {
    const key = keyOfTarget(targetOf(symbol));
    const wanted = symbolKey(symbol);
    const local = symbol.kind === 'state' || symbol.kind === 'variable';
    return this.#files.flatMap((file) => {
      if (local && symbol.file !== file.uri) return [];
      return this.#mentions(file, key).filter((occurrence) => {
        const other = this.symbolOf(occurrence);
        return other !== undefined && symbolKey(other) === wanted;
      });
    });
  }

  #mentions(file: WorkspaceFile, key: string): readonly Occurrence[] {
    return (file.facts.byKey.get(key) ?? []).map((mention) => ({ file, mention }));
  }

  /** What a key of the state is called where the input comes from, as far as that is known. */
  #inputsOf({ file: uri, scope, path }: WorkspaceSymbol & { kind: 'state' }): readonly WorkspaceSymbol[] {
    const file = this.#files.find((candidate) => candidate.uri === uri);
    if (file === undefined || scope !== inputScope(file)) return [];
    return this.#startersOf(file)
      .map((of) => ({ kind: 'input', of, path }) as const)
      .filter((input) => this.#exactly(input).length > 0);
  }

  #statesFrom({ of, path }: WorkspaceSymbol & { kind: 'input' }): readonly WorkspaceSymbol[] {
    return this.#files.flatMap((file) => {
      const fed = file.kind === 'workflow' && this.#startersOf(file).some((starter) => same(starter, of));
      return fed ? [{ kind: 'state', file: file.uri, scope: inputScope(file), path } as const] : [];
    });
  }

  /** What may start a workflow with an input that this workspace knows. */
  #startersOf(file: WorkspaceFile): readonly InputOf[] {
    const starters: InputOf[] = [{ by: 'run', workflow: file.uri }];
    for (const { target, defines } of file.facts.mentions) {
      if (target.kind === 'customEvent' && !defines) starters.push({ by: 'customEvent', name: target.name });
      if (target.kind !== 'event') continue;
      const connector = this.resolverOf(file).connector(target.connectorId);
      if (connector !== undefined) starters.push({ by: 'event', connector, name: target.name });
    }
    return starters;
  }
}

/** A target with the same key as those that stand for a symbol. */
function targetOf(symbol: WorkspaceSymbol): Target {
  switch (symbol.kind) {
    case 'input':
      return { kind: 'input', of: { by: 'run', workflowId: '' }, path: symbol.path };
    case 'action':
    case 'event':
      return { kind: symbol.kind, name: symbol.name };
    case 'parameter':
      return { kind: 'parameter', action: symbol.action, path: symbol.path };
    case 'connector':
    case 'workflow':
      return { kind: symbol.kind };
    default:
      return symbol;
  }
}

function same(a: InputOf, b: InputOf): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The mentions that set a key of the state, for the nearest path above that anything sets. */
export function nearestDefinitions(file: WorkspaceFile, scope: number, path: readonly string[]): readonly Mention[] {
  for (let length = path.length; length > 0; length--) {
    const found = file.facts.byKey.get(stateKey(scope, path.slice(0, length)))?.filter(({ defines }) => defines) ?? [];
    if (found.length > 0) return found;
  }
  return [];
}
