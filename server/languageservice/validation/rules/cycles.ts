import type { Node } from 'jsonc-parser';
import type { ParsedText } from '../../../../flexli/document/parsedText';
import { CoreAction, CoreSource } from '../../../../flexli/model/coreActions';
import type { LanguageContext } from '../../context';
import type { LanguageDocument } from '../../languageDocument';
import type { CycleFinder } from '../../navigation/cycles';
import { stringOf, valueOf } from '../../syntax/nodes';
import { visitAction } from '../../syntax/workflowView';
import { actionsOf } from '../../workspace/workflowMentions';
import type { Findings } from '../findings';
import type { Rule } from '../rule';
import { quoted } from '../wording';

export const cycleRule: Rule = {
  code: 'workflow-loop',
  verdict: 'fails',
  severity: 'warning',
  title: 'A workflow starts itself, directly or through others',
  why: 'Nothing ends such a loop: every run starts the next one, until somebody deletes a workflow.',
  mend: 'Add a condition that ends the loop, or break it: let one of the workflows emit another event.',
  example: {
    kind: 'workflow',
    text: '{ "name": "Echo", "schema_version": 1, "source": { "type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": "Echo" } }, "actions": [{ "order": 1, "type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": "Echo" } }] }',
  },
};

/** Calls that lead back to the workflow itself. What the workspace holds besides decides, so nothing of it is kept. */
export function checkCycles(
  findings: Findings,
  document: LanguageDocument,
  context: LanguageContext,
  finder: CycleFinder,
): void {
  if (!mayComeBack(document, context)) return;
  for (const { start, end, steps } of finder.find(document, context)) {
    const node = findings.document.nodeAround(start);
    if (!node) continue;
    const way = steps.map(({ workflow }) => quoted(workflow)).join(', which starts ');
    findings.add(
      cycleRule,
      node,
      `This starts ${way}: a loop that nothing ends. Add a condition, or emit another event.`,
      {
        at: { offset: start, length: end - start },
      },
    );
  }
}

/**
 * Whether anything could lead back to a workflow, at the cost of a look at the types of its actions: it starts
 * something, and it waits for what it emits itself or has others beside it. Most workflows need no further look.
 */
function mayComeBack(document: LanguageDocument, { workspace }: LanguageContext): boolean {
  const source = valueOf(document.root, 'source');
  const awaited =
    stringOf(source, 'type') === CoreSource.CustomEvent
      ? stringOf(valueOf(source, 'parameters'), 'event_type')
      : undefined;
  const emitted = actionsOf(document.root).flatMap((action) => readEmitted(document.parsed, action));
  if (emitted.length === 0) return false;
  return (
    (awaited !== undefined && emitted.includes(awaited)) ||
    (workspace?.files ?? []).some(({ kind, textDocument }) => kind === 'workflow' && textDocument.uri !== document.uri)
  );
}

/**
 * The events that an action of the workflow's own list and those in it emit; undefined for a workflow that is run. Read once
 * for as long as its text stays the same.
 */
export function readEmitted(parsed: ParsedText, action: Node): readonly (string | undefined)[] {
  return parsed.onceFor(action, emittedBy);
}

function emittedBy(action: Node): readonly (string | undefined)[] {
  const emitted: (string | undefined)[] = [];
  visitAction(action, 'workflow', false, {
    action: (view) => {
      if (view.type !== CoreAction.CustomEvent && view.type !== CoreAction.RunWorkflow) return;
      emitted.push(stringOf(view.value('parameters'), 'event_type'));
    },
  });
  return emitted;
}
