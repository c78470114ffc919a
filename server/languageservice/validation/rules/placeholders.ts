import type { Node } from 'jsonc-parser';
import { connectorName } from '../../catalog';
import { connectorOfId } from '../../context';
import type { LanguageContext } from '../../context';
import type { LanguageDocument } from '../../languageDocument';
import { ProjectVariables } from '../../project/projectVariables';
import { findCursor } from '../../syntax/cursor';
import { keyOf } from '../../syntax/nodes';
import { placeholderParts } from '../../workspace/textParts';
import { workflowOfId, workflowTitle } from '../../workspace/workflows';
import type { Findings } from '../findings';
import type { Rule } from '../rule';

export const placeholderRule: Rule = {
  code: 'placeholder-missing',
  verdict: 'advice',
  severity: 'warning',
  title: 'A placeholder stands for nothing in an environment',
  why: 'Deploy asks for it there, and a plan or a pipeline sends nothing before `flexli.json` says what it is. Environments are those that have an entry in `flexli.json`.',
  mend: 'Say under `variables` what it stands for, for all environments or for that one. In VS Code a quick fix asks for it.',
  example: {
    kind: 'connector',
    text: '{ "type": "Chat", "name": "Chat", "description": "", "schema_version": 1, "config": { "host": "{{Chat host}}" } }',
  },
};

/** A place of a placeholder in the text, and the string that it stands in. */
interface Place {
  readonly offset: number;
  readonly length: number;
  readonly node: Node;
  readonly key: string | undefined;
}

/**
 * Looks for placeholders that an environment of the project file lacks; each is reported once, at its first place. What is
 * named like the only file that fits stands for that file.
 */
export function checkPlaceholders(findings: Findings, opened: LanguageDocument, context: LanguageContext): void {
  const variables = new ProjectVariables(context.projectFile?.text ?? '');
  if (variables.environments.length === 0) return;
  for (const name of namesIn(opened.text)) {
    const missing = variables.without(name);
    if (missing.length === 0) continue;
    const places = placesOf(name, opened);
    const [first] = places;
    if (first === undefined || places.some((place) => isNamed(name, place, context))) continue;
    const where = new Intl.ListFormat('en').format(missing);
    findings.add(
      placeholderRule,
      first.node,
      `{{${name}}} stands for nothing in ${where}. Say under "variables" in flexli.json what it is.`,
      { at: { offset: first.offset, length: first.length } },
    );
  }
}

/** Each name once. Large texts have few of them, so the text is searched and not the tree. */
function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', at + 2)) {
    const name = /^\{\{\s*(\p{L}[\p{L}\p{N} _.-]*?)\s*\}\}/u.exec(text.slice(at, at + LONGEST))?.[1];
    if (name !== undefined) names.add(name);
  }
  return names;
}

/** Characters of a placeholder with its braces. */
const LONGEST = 200;

/** Keys hold no placeholders. */
function placesOf(name: string, { root, text }: LanguageDocument): readonly Place[] {
  return placeholderParts(text)
    .filter((part) => part.name === name)
    .flatMap(({ start, end }): Place[] => {
      const { literal, place, property } = findCursor(root, text, start);
      if (literal?.type !== 'string' || place === 'key') return [];
      return [{ offset: start, length: end - start, node: literal, key: property && keyOf(property) }];
    });
}

/** As in a plan: what only the account has, or another environment binds, is not found by its name. */
function isNamed(name: string, { key }: Place, context: LanguageContext): boolean {
  const wanted = name.toLowerCase();
  if (key === 'connector_id') {
    const connector = connectorOfId(context, `{{${name}}}`);
    return connector?.uri !== undefined && connectorName(connector).trim().toLowerCase() === wanted;
  }
  const workflow = key === 'workflow_id' ? workflowOfId(context, `{{${name}}}`) : undefined;
  return workflow !== undefined && 'file' in workflow && workflowTitle(workflow.file).toLowerCase() === wanted;
}
