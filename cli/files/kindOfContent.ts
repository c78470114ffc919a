import { propertiesOf } from '../../flexli/document/nodes';
import { parseDocument } from '../../flexli/document/parse';
import type { DocumentKind } from '../../flexli/model/documentKind';

/** Keys that only one kind of document has. */
const TELLING: Readonly<Record<string, DocumentKind>> = {
  config: 'connector',
  events: 'connector',
  source: 'workflow',
  on_error: 'workflow',
  enabled: 'workflow',
  timeout: 'workflow',
};

/** The kind of a document whose name does not say it; undefined when its content does not either. */
export function kindOfContent(text: string): DocumentKind | undefined {
  // How it is read does not depend on the kind.
  const keys = propertiesOf(parseDocument(text, 'workflow').root).map(({ key }) => key);
  for (const key of keys) {
    const kind = TELLING[key];
    if (kind !== undefined) return kind;
  }
  if (!keys.includes('actions')) return undefined;
  // Both have actions and a name, but only a connector has a type of its own.
  return keys.includes('type') ? 'connector' : 'workflow';
}
