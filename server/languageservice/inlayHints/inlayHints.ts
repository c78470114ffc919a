import type { Node } from 'jsonc-parser';
import type { InlayHint, Range } from 'vscode-languageserver-types';
import { MarkupKind } from 'vscode-languageserver-types';
import { connectorName } from '../catalog';
import { describeConnector } from '../catalogText';
import type { LanguageContext } from '../context';
import { connectorOfId, placeholderName } from '../context';
import type { LanguageDocument } from '../languageDocument';
import { keyOf, stringValue } from '../syntax/nodes';
import { isConnectorOwner, scopeOf } from '../syntax/workflowScope';
import { workflowOfId, workflowTitle } from '../workspace/workflows';
import { propertiesWithin } from './propertiesWithin';

/** The names behind the ids of a range, after each. */
export function idHints(document: LanguageDocument, range: Range, context: LanguageContext): InlayHint[] {
  const { textDocument, kind, root } = document;
  if (kind !== 'workflow' || root === undefined) return [];
  const [start, end] = [textDocument.offsetAt(range.start), textDocument.offsetAt(range.end)];
  return propertiesWithin(root, start, end).flatMap((property) => {
    const hint = hintOf(property, context);
    const value = property.children?.[1];
    if (hint === undefined || value === undefined) return [];
    const position = textDocument.positionAt(value.offset + value.length);
    const tooltip = hint.tooltip === undefined ? {} : { tooltip: { kind: MarkupKind.Markdown, value: hint.tooltip } };
    return [{ position, label: hint.label, paddingLeft: true, ...tooltip }];
  });
}

/** Placeholders are names already. */
function hintOf(property: Node, context: LanguageContext): { label: string; tooltip?: string } | undefined {
  const key = keyOf(property);
  if (key !== 'connector_id' && key !== 'workflow_id') return undefined;
  const id = stringValue(property.children?.[1]);
  if (id === undefined || id === '' || id.startsWith('::') || placeholderName(id) !== undefined) return undefined;
  const { owner, parameters } = scopeOf(property.parent);
  if (key === 'connector_id') {
    const connector = owner?.node === property.parent ? connectorOfId(context, id) : undefined;
    return connector && { label: connectorName(connector), tooltip: describeConnector(connector) };
  }
  if (owner === undefined || parameters !== property.parent || isConnectorOwner(owner.node)) return undefined;
  const workflow = workflowOfId(context, id);
  if (workflow === undefined) return undefined;
  return { label: 'file' in workflow ? workflowTitle(workflow.file) : workflow.account.name };
}
