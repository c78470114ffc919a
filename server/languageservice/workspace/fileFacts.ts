import type { LanguageDocument } from '../languageDocument';
import { stringOf } from '../syntax/nodes';
import { readConnector } from './connectorMentions';
import type { Mention } from './mention';
import { groupedByKey, inOrder, mentionsAround } from './mention';
import { MentionList } from './mentionList';
import { readProject } from './projectMentions';
import type { StateScope } from './workflowMentions';
import { WorkflowFacts } from './workflowFacts';

/** What one text mentions. */
export interface FileFacts {
  /** The `name` of a workflow or connector. */
  readonly title: string | undefined;
  /** In the order of the text. */
  readonly mentions: readonly Mention[];
  /** Those that hold an offset, in the order of the text; ends count as inside. */
  around(offset: number): readonly Mention[];
  /** By `keyOfTarget`. */
  readonly byKey: ReadonlyMap<string, readonly Mention[]>;
  /** Those by which it starts workflows: custom events that it sends, workflows that it runs. */
  readonly starts: readonly Mention[];
  /** The custom event that starts a workflow. */
  readonly startedBy: string | undefined;
  /** Of a workflow. */
  readonly scopes: readonly StateScope[];
}

/** Reads all of a document; whoever needs the facts again keeps them. */
export function readFacts(document: LanguageDocument): FileFacts {
  const { kind, text, root } = document;
  if (kind === 'workflow') return new WorkflowFacts(document);
  const list = new MentionList(text);
  if (kind === 'connector') readConnector(root, list);
  if (kind === 'connector') list.placeholders(root);
  if (kind === 'project') readProject(root, list);
  const mentions = inOrder(list.all);
  return {
    title: stringOf(root, 'name'),
    mentions,
    around: (offset) => mentionsAround(mentions, offset),
    byKey: groupedByKey(mentions),
    starts: [],
    startedBy: undefined,
    scopes: [],
  };
}
