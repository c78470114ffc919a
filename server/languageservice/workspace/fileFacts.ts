import type { LanguageDocument } from '../languageDocument';
import { stringOf } from '../syntax/nodes';
import { readConnector } from './connectorMentions';
import type { Mention } from './mention';
import { keyOfTarget } from './mention';
import { MentionList } from './mentionList';
import { readProject } from './projectMentions';
import type { StateScope } from './workflowMentions';
import { readWorkflow } from './workflowMentions';

/** What one text mentions. */
export interface FileFacts {
  /** The `name` of a workflow or connector. */
  readonly title: string | undefined;
  /** In the order of the text. */
  readonly mentions: readonly Mention[];
  /** By `keyOfTarget`. */
  readonly byKey: ReadonlyMap<string, readonly Mention[]>;
  /** The custom event that starts a workflow. */
  readonly startedBy: string | undefined;
  /** Of a workflow. */
  readonly scopes: readonly StateScope[];
}

/** Reads all of a document; whoever needs the facts again keeps them. */
export function readFacts({ kind, text, root }: LanguageDocument): FileFacts {
  const list = new MentionList(text);
  const scopes = kind === 'workflow' ? readWorkflow(root, list) : [];
  if (kind === 'connector') readConnector(root, list);
  if (kind === 'project') readProject(root, list);
  else list.placeholders(root);
  const mentions = list.all.sort((a, b) => a.start - b.start || b.end - a.end);
  const byKey = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const key = keyOfTarget(mention.target);
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [mention]);
    else same.push(mention);
  }
  const startedBy = list.all.find(({ target, defines }) => target.kind === 'customEvent' && !defines)?.target;
  return {
    title: stringOf(root, 'name'),
    mentions,
    byKey,
    startedBy: startedBy?.kind === 'customEvent' ? startedBy.name : undefined,
    scopes,
  };
}
