import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import { codeSpan, escapeMarkdown } from '../markdown';
import { placeholderText } from '../project/placeholderText';
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
    if (target.kind === 'placeholder' && form === 'text') text = placeholderText(target.name, context);
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

function nameOf({ uri }: WorkspaceFile): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
