import { parse } from 'jsonc-parser';
import type { JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';
import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import { codeSpan, escapeMarkdown } from '../markdown';
import { inputKeys } from '../workspace/inputs';
import type { Mention } from '../workspace/mention';
import { fileOf, mentionsAt } from '../workspace/occurrences';
import type { WorkspaceFile } from '../workspace/workspaceIndex';
import { workflowFiles, workflowOfId, workflowTitle } from '../workspace/workflows';

/** Markdown about the workflow, custom event or placeholder that is named at an offset. */
export function describeNamed(
  document: LanguageDocument,
  offset: number,
  context: LanguageContext,
): string | undefined {
  const here = fileOf(document, context);
  // The outermost first: the workflow behind `{{Report}}` tells more than the entry of that placeholder.
  for (const { target, form } of mentionsAt(here, offset).toReversed()) {
    let text: string | undefined;
    if (target.kind === 'workflow' && target.id !== undefined) text = describeWorkflow(target.id, context);
    if (target.kind === 'customEvent') text = describeEvent(target.name, here, context);
    if (target.kind === 'placeholder' && form === 'text') text = describePlaceholder(target.name, context);
    if (text !== undefined) return text;
  }
  return undefined;
}

function describeWorkflow(id: string, context: LanguageContext): string | undefined {
  const found = workflowOfId(context, id);
  if (found === undefined) return undefined;
  if ('account' in found) {
    const { name, version, description } = found.account;
    const parts = [`**${escapeMarkdown(name)}**  \n${codeSpan(found.account.id)}, newest version ${version}`];
    return [...parts, ...(description === '' ? [] : [escapeMarkdown(description)])].join('\n\n');
  }
  const { file } = found;
  const keys = inputKeys(file).map(codeSpan);
  return [
    `**${escapeMarkdown(workflowTitle(file))}**  \nworkspace file ${codeSpan(nameOf(file))}`,
    ...(keys.length > 0 ? [`Reads from its input: ${keys.join(', ')}`] : []),
  ].join('\n\n');
}

function describeEvent(name: string, here: WorkspaceFile, context: LanguageContext): string {
  const files = workflowFiles(context);
  const titles = (wanted: (mention: Mention) => boolean) =>
    (files.includes(here) ? files : [here, ...files])
      .filter(({ facts }) => facts.byKey.get(`customEvent ${name}`)?.some(wanted))
      .map((file) => escapeMarkdown(workflowTitle(file)));
  const senders = titles(({ defines }) => defines);
  const started = titles(({ defines }) => !defines);
  return [
    `Custom event ${codeSpan(name)}`,
    senders.length > 0 ? `Sent by ${senders.join(', ')}` : 'No workflow of this workspace sends it.',
    started.length > 0 ? `Starts ${started.join(', ')}` : 'No workflow of this workspace waits for it.',
  ].join('\n\n');
}

function describePlaceholder(name: string, { projectFile, bindings }: LanguageContext): string {
  const placeholder = `Placeholder ${codeSpan(name)}`;
  const value = projectFile && variableOf(projectFile.text, name);
  if (value === undefined) {
    const workflow = bindings.workflowOf(name);
    return workflow === undefined ? `${placeholder}: Deploy asks what it stands for.` : placeholder;
  }
  if (!isJsonObject(value)) return `${placeholder}: ${codeSpan(JSON.stringify(value))} by \`flexli.json\``;
  if (value.secret === true) return `${placeholder}: a secret, which Deploy asks for and keeps in SecretStorage`;
  for (const kind of ['connector', 'workflow'] as const) {
    const reference = value[kind];
    if (typeof reference === 'string') return `${placeholder}: the ${kind} ${codeSpan(reference)} by \`flexli.json\``;
  }
  return placeholder;
}

/** What the project file says for every environment. */
function variableOf(text: string, name: string): JsonValue | undefined {
  const root = parse(text) as JsonValue | undefined;
  const variables = isJsonObject(root) ? root.variables : undefined;
  return isJsonObject(variables) && Object.hasOwn(variables, name) ? variables[name] : undefined;
}

function nameOf({ uri }: WorkspaceFile): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
