import type { Node } from 'jsonc-parser';
import { closestName } from '../../../../flexli/expressions/check/closestName';
import { CoreAction } from '../../../../flexli/model/coreActions';
import { isUlid } from '../../../../flexli/model/ulid';
import { workflowReference } from '../../completion/workflowItems';
import type { LanguageContext } from '../../context';
import { placeholderName } from '../../context';
import type { ActionView } from '../../syntax/actionView';
import { keyOf, stringValue, valueOf } from '../../syntax/nodes';
import { inputKeys } from '../../workspace/inputs';
import { accountWorkflows, workflowFiles, workflowOfId, workflowTitle } from '../../workspace/workflows';
import type { Findings } from '../findings';
import type { Rule } from '../rule';
import { replace } from '../fixes';
import { quoted } from '../wording';

const EXAMPLE = (id: string, version = 1, input = '{}'): Rule['example'] => ({
  kind: 'workflow',
  text: `{ "name": "Example", "schema_version": 1, "actions": [{ "order": 1, "type": "Flexli:CoreV1:RunWorkflow", "parameters": { "workflow_id": "${id}", "workflow_version": ${version}, "workflow_input": ${input} } }] }`,
});

/** What a RunWorkflow action says of the workflow that it starts. */
export const WORKFLOW_REFERENCE_RULES = {
  id: {
    code: 'workflow-id-unknown',
    verdict: 'fails',
    severity: 'warning',
    title: 'There is no workflow of this id',
    why: 'The API takes any text here, but a run can start a workflow by its ULID only.',
    mend: 'Choose a workflow by its name (Ctrl+Space), or write a placeholder such as "{{Report}}".',
    example: EXAMPLE('Report'),
  },
  version: {
    code: 'workflow-version-unknown',
    verdict: 'fails',
    severity: 'warning',
    title: 'The workflow has no such version',
    why: 'The account has the workflow, but not in this version.',
    mend: 'Choose one of its versions (Ctrl+Space). A quick fix takes the newest.',
    example: EXAMPLE('01HP22FG2C15KF3EKB92VH8WFQ', 7),
  },
  input: {
    code: 'workflow-input-misspelt',
    verdict: 'advice',
    severity: 'hint',
    title: 'The workflow that is started reads another key',
    why: 'What it does not read is lost, and what it reads is null. Only keys that are nearly right are reported.',
    mend: 'Correct the spelling. A quick fix does it.',
    example: EXAMPLE('{{Welcome}}', 1, '{ "persn_id": "p-1" }'),
  },
} as const satisfies Record<string, Rule>;

/** The workflow, the version and the input of a RunWorkflow action. */
export function checkWorkflowReference(findings: Findings, action: ActionView, context: LanguageContext): void {
  if (action.type !== CoreAction.RunWorkflow) return;
  const parameters = action.value('parameters');
  const node = valueOf(parameters, 'workflow_id');
  const id = stringValue(node);
  if (node === undefined || id === undefined || id.startsWith('::')) return;
  const placeholder = placeholderName(id);
  if (placeholder === undefined && !isUlid(id)) {
    if (!id.includes('{{')) reportNoId(findings, node, id, context);
    return;
  }
  if (placeholder === undefined) checkVersion(findings, valueOf(parameters, 'workflow_version'), id, context);
  const known = workflowOfId(context, id);
  if (known !== undefined && 'file' in known) {
    checkInput(findings, valueOf(parameters, 'workflow_input'), inputKeys(known.file), workflowTitle(known.file));
  }
}

function reportNoId(findings: Findings, node: Node, id: string, context: LanguageContext): void {
  const isMeant = (name: string) => name.toLowerCase() === id.trim().toLowerCase();
  const file = workflowFiles(context).find((one) => isMeant(workflowTitle(one)));
  const account = accountWorkflows(context).find(({ name }) => isMeant(name));
  const reference = file ? workflowReference(file, context) : account?.id;
  const what = id === '' ? 'The id of a workflow is missing.' : `${quoted(id)} is no id of a workflow.`;
  const hint =
    reference === undefined
      ? 'Choose one by its name (Ctrl+Space).'
      : `That of ${quoted(file ? workflowTitle(file) : account?.name)} is "${reference}".`;
  findings.add(WORKFLOW_REFERENCE_RULES.id, node, `${what} ${hint}`, {
    ...(reference !== undefined && { fix: replace(node, JSON.stringify(reference)) }),
  });
}

function checkVersion(findings: Findings, node: Node | undefined, id: string, { catalog }: LanguageContext): void {
  if (node?.type !== 'number') return;
  const versions = (catalog.workflows ?? []).filter((workflow) => workflow.id === id);
  if (versions.length === 0 || versions.some(({ version }) => version === node.value)) return;
  const newest = Math.max(...versions.map(({ version }) => version));
  const name = versions.find(({ version }) => version === newest)?.name ?? id;
  const message = `${quoted(name)} has no version ${String(node.value)}; its newest is ${newest}.`;
  findings.add(WORKFLOW_REFERENCE_RULES.version, node, message, { fix: replace(node, String(newest)) });
}

function checkInput(findings: Findings, input: Node | undefined, read: readonly string[], title: string): void {
  if (input?.type !== 'object') return;
  const given = new Set((input.children ?? []).map(keyOf));
  const missing = read.filter((key) => !given.has(key));
  for (const property of input.children ?? []) {
    const key = property.children?.[0];
    const name = keyOf(property);
    const near = key === undefined || read.includes(name) ? undefined : closestName(name, missing);
    if (key === undefined || near === undefined) continue;
    const message = `${quoted(title)} does not read ${quoted(name)}. Did you mean ${quoted(near)}?`;
    findings.add(WORKFLOW_REFERENCE_RULES.input, key, message, { fix: replace(key, JSON.stringify(near)) });
  }
}
