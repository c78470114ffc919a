import type { LanguageDocument } from '../languageDocument';
import { RULE_OF } from '../project/diagnosticsSection';
import type { Cursor } from '../syntax/cursor';
import { stringValue } from '../syntax/nodes';
import { chainOf } from '../syntax/workflowScope';
import { DOCUMENTATION } from '../validation/findings';

/** Markdown about a code of diagnostics, where a project file names one. */
export function describeCode(document: LanguageDocument, { container, literal, place }: Cursor): string | undefined {
  if (document.kind !== 'project') return undefined;
  const { keys } = chainOf(container);
  const isSeverity = keys.length === 2 && keys[1] === 'severity' && place === 'key';
  const isSuppressed = keys.length === 4 && keys[1] === 'suppress' && keys[3] === 'codes';
  const rule = RULE_OF.get(stringValue(literal) ?? '');
  if (keys[0] !== 'diagnostics' || !(isSeverity || isSuppressed) || rule === undefined) return undefined;
  const { title, why, mend, code, verdict, severity } = rule;
  return [`**${title}** · ${verdict}, ${severity}`, why, mend, `[More](${DOCUMENTATION}#${code})`].join('\n\n');
}
