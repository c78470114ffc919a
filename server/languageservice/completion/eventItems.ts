import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { LanguageContext } from '../context';
import type { WorkspaceFile } from '../workspace/workspaceIndex';
import { workflowFiles, workflowTitle } from '../workspace/workflows';
import type { Draft } from './draft';
import { escapeSnippet } from './snippet';

interface KnownEvent {
  readonly senders: Set<string>;
  readonly started: Set<string>;
}

/**
 * Names of custom events that the workspace sends or waits for.
 *
 * @param wanted the end of an event that the other end is wanted for: a source wants what is sent
 * @param offset of the cursor; what is being written there is no event yet
 */
export function eventTypeItems(
  draft: Draft,
  here: WorkspaceFile,
  offset: number,
  wanted: 'sent' | 'awaited',
  context: LanguageContext,
): readonly CompletionItem[] {
  return [...eventsOf(here, offset, context)].map(([name, { senders, started }]) => {
    const details = [
      ...(senders.size > 0 ? [`sent by ${[...senders].join(', ')}`] : []),
      ...(started.size > 0 ? [`starts ${[...started].join(', ')}`] : []),
    ];
    const isWanted = (wanted === 'sent' ? senders : started).size > 0;
    return draft.item(
      {
        label: name,
        kind: CompletionItemKind.Event,
        detail: details.join(' · '),
        sortText: `${isWanted ? '1' : '2'}${name}`,
      },
      escapeSnippet(JSON.stringify(name)),
    );
  });
}

function eventsOf(here: WorkspaceFile, offset: number, context: LanguageContext): ReadonlyMap<string, KnownEvent> {
  const events = new Map<string, KnownEvent>();
  const files = workflowFiles(context);
  for (const file of files.includes(here) ? files : [here, ...files]) {
    for (const { target, defines, start, end } of file.facts.mentions) {
      if (target.kind !== 'customEvent' || (file === here && start <= offset && offset <= end)) continue;
      const event = events.get(target.name) ?? { senders: new Set(), started: new Set() };
      events.set(target.name, event);
      (defines ? event.senders : event.started).add(workflowTitle(file));
    }
  }
  return events;
}
