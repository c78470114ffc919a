import { CoreAction } from '../../../flexli/model/coreActions';
import { ParsedExpressions } from '../expressions/parsedExpressions';
import type { LanguageDocument } from '../languageDocument';
import type { ActionView } from '../syntax/actionView';
import { stringOf, valueOf } from '../syntax/nodes';
import { visitActions } from '../syntax/workflowView';
import { KeptEffects } from './keptEffects';
import { readStates } from './readStates';
import type { Shape } from './shape';
import { UNKNOWN } from './shape';
import type { TemplateScope } from './templateShape';
import { shapeOfTemplate } from './templateShape';
import type { ActionState } from './workflowStates';

/** What a workflow gives to the runs that it starts. */
export interface PassedInput {
  readonly to: { readonly event: string } | { readonly workflowId: string };
  readonly shape: Shape;
}

/**
 * The inputs of the runs that a workflow starts, by custom events and by RunWorkflow, as far as its own text tells: what
 * comes from its input or from responses is left open.
 */
export function readPassedInputs(document: LanguageDocument): readonly PassedInput[] {
  const { flexli, kind, text } = document;
  if (kind !== 'workflow' || flexli === undefined) return [];
  if (!text.includes(CoreAction.CustomEvent) && !text.includes(CoreAction.RunWorkflow)) return [];
  const parsed = new ParsedExpressions();
  const sources = { input: UNKNOWN, responseOf: () => UNKNOWN, known: parsed };
  const states = readStates(flexli, sources, parsed, new KeptEffects());
  const passed: PassedInput[] = [];
  visitActions(flexli.root, {
    action: (action) => {
      const state = states.of(action.node);
      if (state !== undefined) passed.push(...passedBy(action, { ...state, parsed }));
    },
  });
  return passed;
}

function passedBy(action: ActionView, state: ActionState & Pick<TemplateScope, 'parsed'>): readonly PassedInput[] {
  const parameters = action.value('parameters');
  const shapeOf = (key: string) =>
    shapeOfTemplate(valueOf(parameters, key), { source: state.before, parsed: state.parsed, iteratorItem: state.item });
  const event = stringOf(parameters, 'event_type');
  if (action.type === CoreAction.CustomEvent && event !== undefined) return [{ to: { event }, shape: shapeOf('body') }];
  const workflowId = stringOf(parameters, 'workflow_id');
  if (action.type !== CoreAction.RunWorkflow || workflowId === undefined) return [];
  return [{ to: { workflowId }, shape: shapeOf('workflow_input') }];
}
