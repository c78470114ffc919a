import { isJsonObject } from '../../../flexli/model/json';
import type { JsonValue } from '../../../flexli/model/json';
import { findEvent } from '../catalog';
import type { LanguageContext } from '../context';
import { placeholderName } from '../context';
import { keyOfTarget } from '../workspace/mention';
import type { Target } from '../workspace/mention';
import type { Occurrence } from '../workspace/occurrences';
import { textOf } from '../workspace/places';
import type { WorkspaceSymbol } from '../workspace/symbols';

/** Why a thing keeps its name; undefined when it may have another. */
export function refusal(
  symbol: WorkspaceSymbol,
  { mention, file }: Occurrence,
  all: readonly Occurrence[],
  context: LanguageContext,
): string | undefined {
  if (mention.form === 'reference') {
    return `${textOf(file, mention)} is an id that the account gave. Put a placeholder in its place to call it by a name.`;
  }
  if (file.kind === 'project' && 'id' in mention.target && !changesMeaning({ mention, file }, symbol, context)) {
    return 'This says where the file is. Rename the file, or what stands in it.';
  }
  if (symbol.kind === 'action' || symbol.kind === 'event' || symbol.kind === 'parameter') {
    const declared = all.some((one) => one.mention.defines && one.file.kind === 'connector');
    if (!declared) return 'No connector file of this workspace declares it, so its name cannot be changed here.';
  }
  if (symbol.kind !== 'state' && symbol.kind !== 'input') return undefined;
  const event = eventThatBrings(symbol, all, context);
  return event && `It comes with the event ${event}, whose sender names it. Set another key by a transform instead.`;
}

/** Why a new name would make one thing of two. */
export function taken(
  symbol: WorkspaceSymbol,
  name: string,
  all: readonly Occurrence[],
  context: LanguageContext,
): string | undefined {
  const wanted = all.map(({ file, mention }) => ({ file, key: keyOfTarget(renamed(mention.target, name)) }));
  const global = symbol.kind === 'customEvent' || symbol.kind === 'placeholder';
  const files = global ? (context.workspace?.files ?? []) : [];
  const isTaken =
    wanted.some(({ file, key }) => isOwnKind(key) && file.facts.byKey.has(key)) ||
    files.some((file) => wanted.some(({ key }) => file.facts.byKey.has(key)));
  return isTaken ? `“${name}” is there already. Choose another name.` : undefined;
}

/** True for a place that has to change with the name; ids and paths mean the same as before. */
export function changesMeaning(place: Occurrence, symbol: WorkspaceSymbol, context: LanguageContext): boolean {
  const { file, mention } = place;
  const { target } = mention;
  if (target.kind === 'connector') return target.id === undefined || target.id === typeOf(symbol, context);
  if (target.kind === 'workflow' && target.id !== undefined) {
    const placeholder = placeholderName(target.id);
    if (file.kind === 'project' || placeholder === undefined) return false;
    const bindings = context.workspace?.bindingsOf(file.uri) ?? context.bindings;
    return bindings.workflowOf(placeholder) === undefined;
  }
  if (mention.form === 'reference') return false;
  // What the account has under an id stays as it is, whatever the file says; the next deployment has another id.
  if ('connectorId' in target && target.connectorId !== undefined)
    return placeholderName(target.connectorId) !== undefined;
  return true;
}

/** The name as a person would type it. */
export function ownName(symbol: WorkspaceSymbol, { file, mention }: Occurrence): string {
  if ('path' in symbol) return symbol.path.at(-1) ?? '';
  if ('name' in symbol) return symbol.name;
  return symbol.kind === 'workflow' ? (file.facts.title ?? '') : textOf(file, mention);
}

function renamed(target: Target, name: string): Target {
  if ('path' in target) return { ...target, path: [...target.path.slice(0, -1), name] };
  return 'name' in target ? { ...target, name } : target;
}

/** Connectors and workflows have no names that exclude each other. */
function isOwnKind(key: string): boolean {
  return key !== 'connector' && key !== 'workflow';
}

function typeOf(symbol: WorkspaceSymbol, { catalog }: LanguageContext): string | undefined {
  const uri = symbol.kind === 'connector' ? symbol.connector : undefined;
  return catalog.connectors.find((connector) => connector.uri === uri)?.document.type;
}

/** The event of a connector whose schema has a key of the state. */
function eventThatBrings(
  symbol: WorkspaceSymbol & { kind: 'state' | 'input' },
  all: readonly Occurrence[],
  context: LanguageContext,
): string | undefined {
  for (const { target } of all.map(({ mention }) => mention)) {
    if (target.kind === 'input' && target.of.by === 'event') return target.of.name;
  }
  if (symbol.kind !== 'state') return undefined;
  for (const { facts } of new Set(all.map(({ file }) => file))) {
    for (const { target: source } of facts.mentions) {
      if (source.kind !== 'event' || source.connectorId === undefined) continue;
      const schema = eventSchema(source.connectorId, source.name, context);
      if (schema !== undefined && declares(schema, symbol.path)) return source.name;
    }
  }
  return undefined;
}

function eventSchema(connectorId: string, name: string, context: LanguageContext): JsonValue | undefined {
  const placeholder = placeholderName(connectorId);
  const connector =
    placeholder === undefined ? context.catalog.find(connectorId) : context.bindings.connectorOf(placeholder);
  return connector && findEvent(connector, name)?.schema;
}

function declares(schema: JsonValue, path: readonly string[]): boolean {
  let at: JsonValue | undefined = schema;
  for (const step of path) {
    const properties: JsonValue | undefined = isJsonObject(at) ? at.properties : undefined;
    at = isJsonObject(properties) && Object.hasOwn(properties, step) ? properties[step] : undefined;
  }
  return at !== undefined;
}
