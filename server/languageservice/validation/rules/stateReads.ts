import type { Node } from 'jsonc-parser';
import { staticTypes } from '../../../../flexli/expressions/check/staticTypes';
import { describeTypes } from '../../../../flexli/expressions/functions/argumentTypes';
import { signatureOf } from '../../../../flexli/expressions/functions/signatures';
import type { ExpressionError } from '../../../../flexli/expressions/expressionError';
import type { CallNode, ExpressionNode, FieldNode } from '../../../../flexli/expressions/nodes';
import type { SourceIdentity } from '../../../../flexli/document/sourceIdentities';
import type { LanguageContext } from '../../context';
import type { ActionSites, SiteInText } from '../../expressions/actionSites';
import type { ParsedExpressions } from '../../expressions/parsedExpressions';
import type { ExpressionSite } from '../../expressions/site';
import { canTake } from '../../inference/argumentShapes';
import type { ExpressionScope } from '../../inference/expressionShape';
import { shapeOfExpression } from '../../inference/expressionShape';
import { NearestKeys } from '../../inference/nearestKeys';
import type { ObjectShape, Shape } from '../../inference/shape';
import { shapeWords } from '../../inference/shapeText';
import type { StateInference } from '../../inference/stateInference';
import type { WorkflowStates } from '../../inference/workflowStates';
import type { LanguageDocument } from '../../languageDocument';
import { inJson, keyText } from '../../expressions/writing';
import type { Findings } from '../findings';
import { placeIn } from '../formatTexts';
import type { FoundAt } from '../keptFindings';
import { foundNow } from '../keptFindings';
import type { Rule } from '../rule';
import { checkResult } from './stateResults';
import { withArticle } from '../wording';

const EXAMPLE = (transform: string, attribute: string): Rule['example'] => ({
  kind: 'workflow',
  text: `{ "name": "Example", "schema_version": 1, "source": { "type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": "Done" }, "transform": ${transform} }, "actions": [{ "order": 1, "type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": "Told", "content_type": "text/plain", "body": "${attribute}" } }] }`,
});

export const STATE_RULES = {
  unset: {
    code: 'state-key-unset',
    verdict: 'advice',
    severity: 'warning',
    title: 'Nothing sets what is read here',
    why: 'A key that is not there reads as null. Where the state can hold other keys than those that are known, this is a hint only.',
    mend: 'Mend the name, or set the key by a transform before.',
    example: EXAMPLE('{ "person.name": "::who" }', '::person.nmae'),
  },
  ofList: {
    code: 'state-key-of-list',
    verdict: 'advice',
    severity: 'warning',
    title: 'A list has no keys',
    why: 'The key of a list reads as null, whatever its items hold.',
    mend: 'Write `[*]` behind the list for the key of every item, or `[0]` for that of the first.',
    example: EXAMPLE('{ "people": "::[a, b]" }', '::people.name'),
  },
  argument: {
    code: 'state-argument-type',
    verdict: 'fails',
    severity: 'warning',
    title: 'A function cannot take what is read here',
    why: 'The run fails when a function gets a value of a type that it does not take.',
    mend: 'Choose another function, or convert the value by to_string(), to_number() or to_array().',
    example: EXAMPLE('{ "count": "::length(rows)" }', '::length(count)'),
  },
} as const satisfies Record<string, Rule>;

interface Kept {
  readonly before: Shape;
  readonly context: object;
  readonly inAction: FoundAt;
}

/**
 * Expressions against what is known of the state that they read. What was found in an action is kept for as long as its
 * text and the state before it stay the same.
 */
export class StateReads {
  readonly #kept = new WeakMap<SourceIdentity, Kept>();
  readonly #nearest = new NearestKeys();

  constructor(
    private readonly inference: StateInference,
    private readonly parsed: ParsedExpressions,
  ) {}

  /** The states of a workflow, to check its actions with. */
  statesOf(opened: LanguageDocument, context: LanguageContext): WorkflowStates {
    return this.inference.statesOf(opened, context);
  }

  /** Checks what the source of a workflow reads. */
  checkSource(findings: Findings, sites: readonly SiteInText[], states: WorkflowStates): void {
    for (const { node, site } of sites) this.#look(findings, node, site, states);
  }

  /**
   * Checks an action of the workflow's own list, and those in it.
   *
   * @returns whether it had to be looked at
   */
  checkAction(findings: Findings, sites: ActionSites, index: number, states: WorkflowStates, context: object): boolean {
    const before = states.before(index);
    if (before === undefined) return false;
    const path = `actions[${index}]`;
    const { action } = sites;
    const identity = findings.document.identityOf(action);
    // What responses and nested actions are like follows from these and the text.
    let kept = this.#kept.get(identity);
    const isNew = kept?.before !== before || kept.context !== context;
    if (kept === undefined || isNew) {
      const part = findings.part();
      for (const { node, site } of sites.all) this.#look(part, node, site, states);
      kept = { before, context, inAction: { found: part.all, offset: action.offset, path } };
      this.#kept.set(identity, kept);
    }
    findings.take(foundNow(kept.inAction, action.offset, path));
    return isNew;
  }

  #look(findings: Findings, node: Node, site: ExpressionSite, states: WorkflowStates): void {
    const parsed = this.parsed.of(node.value as string);
    if (parsed === undefined || parsed.text === '' || parsed.errors.length > 0) return;
    const state = site.action && states.of(site.action);
    const source = site.reads === 'input' ? states.input : site.reads === 'response' ? state?.response : state?.before;
    if (source === undefined || source.kind === 'unknown') return;
    const said = () => this.parsed.errorsOf(node.value as string, site);
    const at = new LookedAt(findings, node, site, source, state?.item, this.#nearest, said);
    checkResult(findings, node, site, shapeOfExpression(parsed.ast, source, at), at.isOpen);
  }
}

/** One expression, and what is to be said of the places in it. */
class LookedAt implements ExpressionScope {
  constructor(
    private readonly findings: Findings,
    private readonly node: Node,
    private readonly site: ExpressionSite,
    private readonly source: Shape,
    readonly iteratorItem: Shape | undefined,
    private readonly nearest: NearestKeys,
    /** What the expression alone is wrong about. */
    private readonly said: () => readonly ExpressionError[],
  ) {}

  onField(field: FieldNode, from: Shape): void {
    if (from.kind === 'object') {
      if (!from.keys.has(field.name) && !this.#isSaid(field)) this.#reportUnset(field, from);
    } else if (from.kind === 'list' && !this.#isSaid(field)) {
      reportOfList(this.findings, this.node, field, this.isOpen);
    }
  }

  onCall(call: CallNode, args: readonly Shape[]): void {
    reportArguments(this.findings, this.node, call, args, this.isOpen, () => this.#isSaid(call));
  }

  /** One mistake, such as double quotes around a text, is not also a key that nothing sets. */
  #isSaid({ start, end }: ExpressionNode): boolean {
    return this.said().some(({ offset, length }) => offset < end && start < offset + length);
  }

  /** Whether what the expression reads can hold more than is known. */
  get isOpen(): boolean {
    return this.source.kind !== 'object' || this.source.rest !== 'none';
  }

  #reportUnset({ name, start, end }: FieldNode, from: ObjectShape): void {
    const { findings, node, site } = this;
    const meant = this.nearest.of(name, from);
    const isClosed = from.rest === 'none';
    // Where nothing tells what else there is, only a name that is nearly another one looks wrong.
    if (from.restShape !== undefined || (from.rest === 'any' && meant === undefined)) return;
    const at = placeIn(findings.document.offsetsIn(node), start + MARK, end + MARK);
    const hint = meant === undefined ? listed(from) : ` Did you mean “${meant}”?`;
    findings.add(STATE_RULES.unset, node, `${problem(name, isClosed, site)}${hint}`, {
      at,
      ...(!isClosed && { severity: 'hint' }),
      fix:
        meant === undefined
          ? undefined
          : { title: `Write ${meant}`, edits: [{ ...at, newText: inJson(keyText(meant)) }] },
    });
  }
}

/** Length of the mark `::`. */
const MARK = 2;

/** @param isOpen whether what the expression reads can hold more than is known */
function reportOfList(findings: Findings, node: Node, field: FieldNode, isOpen: boolean): void {
  const offsets = findings.document.offsetsIn(node);
  const at = placeIn(offsets, field.start + MARK, field.end + MARK);
  const message = `This is read of a list, which has no keys. Write [*] behind the list for “${field.name}” of every item.`;
  const dot = field.start + MARK - 1;
  const isBehindDot = (node.value as string).charAt(dot) === '.';
  findings.add(STATE_RULES.ofList, node, message, {
    at,
    ...(isOpen && { severity: 'hint' }),
    fix: isBehindDot
      ? { title: 'Write [*]', edits: [{ offset: offsets.toSource(dot), length: 0, newText: '[*]' }] }
      : undefined,
  });
}

/** Arguments whose type is plain from the expression alone are a matter of its own check. */
function reportArguments(
  findings: Findings,
  node: Node,
  { name, arguments: args }: CallNode,
  shapes: readonly Shape[],
  isOpen: boolean,
  isSaid: () => boolean,
): void {
  for (const [index, parameter] of (signatureOf(name)?.parameters ?? []).entries()) {
    const [arg, shape] = [args[index], shapes[index]];
    if (arg === undefined || shape === undefined || canTake(parameter, shape) || staticTypes(arg) !== undefined)
      continue;
    if (isSaid()) return;
    const at = placeIn(findings.document.offsetsIn(node), arg.start + MARK, arg.end + MARK);
    const wanted = describeTypes(parameter.types);
    const message = `${name}() takes ${wanted} as its ${parameter.name}, but this is ${withArticleOf(shapeWords(shape) ?? '')}.`;
    findings.add(STATE_RULES.argument, node, message, { at, ...(isOpen && { severity: 'hint', verdict: 'advice' }) });
  }
}

function withArticleOf(words: string): string {
  return /^(?:true|"|null|\d)/.test(words) ? words : withArticle(words);
}

function problem(name: string, isClosed: boolean, { reads }: ExpressionSite): string {
  if (isClosed) return `Nothing sets “${name}” here, so it is always null.`;
  return reads === 'input'
    ? `“${name}” is no key that the input is known to have.`
    : `Nothing that is known sets “${name}” before.`;
}

function listed({ keys }: ObjectShape): string {
  return keys.size === 0 || keys.size > MAX_LISTED ? '' : ` Known are: ${[...keys.keys()].join(', ')}.`;
}

const MAX_LISTED = 8;
