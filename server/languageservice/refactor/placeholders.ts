import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import { CodeActionKind } from 'vscode-languageserver-types';
import type { JsonValue } from '../../../flexli/model/json';
import type { CatalogConnector } from '../catalog';
import { connectorName } from '../catalog';
import type { LanguageContext } from '../context';
import { connectorOfId, placeholderName } from '../context';
import { keyOf, stringValue } from '../syntax/nodes';
import { keyOfTarget } from '../workspace/mention';
import { fileOf, mentionsAt } from '../workspace/occurrences';
import { workflowOfId } from '../workspace/workflows';
import { bindingEdits, freeName, pathFromProject } from './projectEdits';
import type { Edit, Selection } from './selection';

interface Replacement {
  readonly placeholder: string;
  /** What the project file has to say of it; undefined when it says so already, or another way. */
  readonly value: JsonValue | undefined;
}

/** Puts a placeholder in the place of an id, everywhere in the document, and explains it in the project file. */
export function replaceId(selection: Selection): readonly CodeAction[] {
  const { document, context, cursor } = selection;
  const id = stringValue(cursor.literal);
  const key = cursor.property && keyOf(cursor.property);
  if (key !== 'connector_id' && key !== 'workflow_id') return [];
  if (id === undefined || id.startsWith('::') || placeholderName(id) !== undefined) return [];
  const here = fileOf(document, context);
  const mention = mentionsAt(here, selection.start).find(({ form }) => form === 'reference');
  if (mention === undefined) return [];
  const kind = mention.target.kind;
  const found =
    kind === 'connector' ? forConnector(id, selection) : kind === 'workflow' ? forWorkflow(id, selection) : undefined;
  if (found === undefined) return [];
  const places = here.facts.byKey.get(keyOfTarget(mention.target)) ?? [];
  const edits = places.flatMap(({ target, start, end, form }): Edit[] => {
    const same = form === 'reference' && 'id' in target && target.id === id;
    return same ? [{ start, end, newText: `{{${found.placeholder}}}` }] : [];
  });
  const project = found.value === undefined ? {} : bindingEdits(context, found.placeholder, found.value);
  const changes: Record<string, TextEdit[]> = { ...project, [document.uri]: selection.textEdits(edits) };
  const title = `Replace the id by {{${found.placeholder}}}`;
  return [{ title, kind: CodeActionKind.RefactorRewrite, edit: { changes } }];
}

function forConnector(id: string, { context }: Selection): Replacement | undefined {
  const connector = connectorOfId(context, id);
  if (connector === undefined) return undefined;
  const bound = context.bindings.placeholderOf(connector);
  if (bound !== undefined) return { placeholder: bound, value: undefined };
  const same = (name: string) => {
    const known = context.bindings.connectorOf(name);
    return known !== undefined && known !== connector && known.document.type !== connector.document.type;
  };
  return { placeholder: freeName(connectorName(connector), same), value: { connector: reference(connector, context) } };
}

/** The file that it came from, else its type where that names only one, else its id. */
function reference(connector: CatalogConnector, context: LanguageContext): string {
  const { connectors } = context.catalog;
  const alike = connectors.filter(({ document }) => document.type === connector.document.type);
  const files = alike.filter(({ uri }) => uri !== undefined);
  const path = files.length === 1 && files[0]?.uri !== undefined ? pathFromProject(context, files[0].uri) : undefined;
  if (path !== undefined) return path;
  return alike.length === 1 || connector.id === undefined ? connector.document.type : connector.id;
}

function forWorkflow(id: string, { context }: Selection): Replacement | undefined {
  const bound = context.bindings.placeholderOfWorkflow(id);
  if (bound !== undefined) return { placeholder: bound, value: undefined };
  const workflow = workflowOfId(context, id);
  if (workflow === undefined || 'file' in workflow) return undefined;
  const isTaken = (name: string) => context.bindings.workflowOf(name) !== undefined;
  return { placeholder: freeName(workflow.account.name, isTaken), value: id };
}
