import type { SymbolInformation } from 'vscode-languageserver-types';
import { SymbolKind } from 'vscode-languageserver-types';
import type { LanguageContext } from '../context';
import type { WorkspaceFile } from '../workspace/workspaceIndex';
import type { Mention } from '../workspace/mention';
import { rangeIn, textOf } from '../workspace/places';
import { keyPathParts } from '../workspace/textParts';

/** Editors ask again with more letters; nobody reads further. */
const MAX_SYMBOLS = 500;

const KINDS: Readonly<Partial<Record<Mention['target']['kind'], SymbolKind>>> = {
  connector: SymbolKind.Module,
  workflow: SymbolKind.Class,
  action: SymbolKind.Method,
  event: SymbolKind.Event,
  customEvent: SymbolKind.Event,
  parameter: SymbolKind.Property,
  state: SymbolKind.Field,
  variable: SymbolKind.Variable,
  placeholder: SymbolKind.Constant,
};

/** What the workspace declares, by the letters of a name in their order. */
export function workspaceSymbols(query: string, { workspace }: LanguageContext): SymbolInformation[] {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  const found: SymbolInformation[] = [];
  for (const file of workspace?.files ?? []) {
    const seen = new Set<string>();
    for (const mention of file.facts.mentions) {
      const kind = KINDS[mention.target.kind];
      if (kind === undefined || !mention.defines) continue;
      const name = nameOf(file, mention);
      const once = `${mention.target.kind} ${name} ${'scope' in mention.target ? mention.target.scope : ''}`;
      if (!matches(name, wanted) || seen.has(once)) continue;
      seen.add(once);
      const container = containerOf(file, mention);
      const location = { uri: file.textDocument.uri, range: rangeIn(file, mention) };
      found.push({ name, kind, location, ...(container !== undefined && { containerName: container }) });
      if (found.length >= MAX_SYMBOLS) return found;
    }
  }
  return found;
}

/** The last step of a path, so that `message_id` is found by its own letters; the path stands in the container. */
function nameOf(file: WorkspaceFile, mention: Mention): string {
  const { target } = mention;
  if (target.kind === 'state' || target.kind === 'parameter') return target.path.at(-1) ?? '';
  if ('name' in target) return target.name;
  const [part] = keyPathParts(textOf(file, mention));
  return (target.kind === 'workflow' ? file.facts.title : part?.name) ?? '';
}

function containerOf(file: WorkspaceFile, { target }: Mention): string | undefined {
  const title = target.kind === 'workflow' || target.kind === 'connector' ? undefined : file.facts.title;
  const inner =
    target.kind === 'parameter'
      ? [target.action, ...target.path.slice(0, -1)]
      : target.kind === 'state'
        ? target.path.slice(0, -1)
        : [];
  const parts = [...(title === undefined ? [] : [title]), ...inner];
  return parts.length > 0 ? parts.join(' · ') : undefined;
}

function matches(name: string, wanted: string): boolean {
  let at = 0;
  const lower = name.toLowerCase();
  for (const letter of wanted) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
