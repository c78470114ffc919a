import type { LanguageDocument } from '../languageDocument';
import { stringOf } from '../syntax/nodes';
import type { Mention } from './mention';
import { groupedByKey, inOrder, mentionsAround } from './mention';
import { MentionList } from './mentionList';
import type { ActionMentions, StateScope } from './workflowMentions';
import { actionsOf, movedMention, movedScope, readAction, readWorkflow } from './workflowMentions';

/** What an action mentions, and where it stands in this version. */
interface Part extends ActionMentions {
  readonly offset: number;
  readonly length: number;
  /** The number of its first scope in the workflow. */
  readonly firstScope: number;
}

/**
 * The facts of a workflow. After an edit only the action that changed is read again; lists over all of them are made
 * when somebody asks, since checking the document needs little of them.
 */
export class WorkflowFacts {
  readonly title: string | undefined;
  readonly startedBy: string | undefined;
  readonly scopes: readonly StateScope[];
  readonly #own: readonly Mention[];
  readonly #parts: readonly Part[];
  #mentions: readonly Mention[] | undefined;
  #byKey: ReadonlyMap<string, readonly Mention[]> | undefined;
  #starts: readonly Mention[] | undefined;

  constructor({ root, text, parsed }: LanguageDocument) {
    const list = new MentionList(text);
    const scopes = [...readWorkflow(root, list)];
    const parts: Part[] = [];
    for (const action of actionsOf(root)) {
      const read = parsed.onceFor(action, readAction);
      const { offset, length } = action;
      parts.push({ ...read, offset, length, firstScope: scopes.length });
      for (const scope of read.scopes) scopes.push(movedScope(scope, offset));
    }
    const source = list.all.find(({ target, defines }) => target.kind === 'customEvent' && !defines)?.target;
    this.title = stringOf(root, 'name');
    this.startedBy = source?.kind === 'customEvent' ? source.name : undefined;
    this.scopes = scopes;
    this.#own = list.all;
    this.#parts = parts;
  }

  get mentions(): readonly Mention[] {
    this.#mentions ??= inOrder([...this.#own, ...movedMentions(this.#parts, ({ mentions }) => mentions)]);
    return this.#mentions;
  }

  around(offset: number): readonly Mention[] {
    const parts = this.#parts.filter((part) => part.offset <= offset && offset <= part.offset + part.length);
    return mentionsAround(inOrder([...this.#own, ...movedMentions(parts, ({ mentions }) => mentions)]), offset);
  }

  get byKey(): ReadonlyMap<string, readonly Mention[]> {
    this.#byKey ??= groupedByKey(this.mentions);
    return this.#byKey;
  }

  get starts(): readonly Mention[] {
    this.#starts ??= movedMentions(this.#parts, ({ starts }) => starts);
    return this.#starts;
  }
}

function movedMentions(parts: readonly Part[], of: (part: ActionMentions) => readonly Mention[]): readonly Mention[] {
  return parts.flatMap((part) => of(part).map((mention) => movedMention(mention, part.offset, part.firstScope - 1)));
}
