import type { Node } from 'jsonc-parser';
import { CoreAction } from '../../../flexli/model/coreActions';
import type { LanguageKind } from '../languageDocument';
import { stringOf } from '../syntax/nodes';
import type { ExpressionSite, Place } from './site';

/** Where a document of a kind begins; undefined when nothing in it is evaluated. */
export function rootPlace(kind: LanguageKind): Place | undefined {
  return kind === 'project' ? undefined : { at: kind };
}

/** The place one step down, by key or index; undefined when nothing below it is evaluated. */
export function placeBelow(place: Place, step: string | number, child: Node): Place | undefined {
  switch (place.at) {
    case 'workflow':
      if (step === 'source') return { at: 'source' };
      return step === 'actions' ? { at: 'actions', insideIterator: false } : undefined;
    case 'source':
      return sourcePlace(step);
    case 'actions':
      return typeof step === 'number'
        ? { at: 'action', insideIterator: place.insideIterator, action: child }
        : undefined;
    case 'action':
      return actionPlace(place, step);
    case 'parameters':
      return parametersPlace(place, step);
    case 'branches':
      return typeof step === 'number' ? { ...place, at: 'branch' } : undefined;
    case 'branch':
      if (step === 'condition') return conditionPlace(place);
      return step === 'actions' ? { at: 'actions', insideIterator: place.insideIterator } : undefined;
    case 'condition':
      return step === 'criteria' ? { ...place, at: 'criteria' } : undefined;
    case 'criteria':
      return typeof step === 'number' ? { ...place, at: 'criterion' } : undefined;
    case 'criterion':
      return step === 'attributes' ? { ...place, at: 'attributes' } : undefined;
    case 'attributes':
      return typeof step === 'number' ? { ...place, at: 'attribute' } : undefined;
    case 'attribute':
      return step === 'attribute' || step === 'value' ? { ...place, at: 'value' } : undefined;
    case 'value':
      return place;
    case 'connector':
      return step === 'actions' ? { at: 'connectorActions' } : undefined;
    case 'connectorActions':
      return typeof step === 'number' ? { at: 'connectorAction', action: child } : undefined;
    case 'connectorAction':
      return connectorActionPlace(place.action, step);
  }
}

const ALL = { functions: 'all', insideIterator: false } as const;

interface Around {
  readonly action: Node;
  readonly insideIterator: boolean;
}

function sourcePlace(step: string | number): Place | undefined {
  if (step === 'condition') return { at: 'condition', site: { ...ALL, reads: 'input', functions: 'standard' } };
  return step === 'transform' ? { at: 'value', site: { ...ALL, reads: 'input' } } : undefined;
}

function actionPlace({ action, insideIterator }: Around, step: string | number): Place | undefined {
  switch (step) {
    case 'condition':
      return conditionPlace({ action, insideIterator });
    case 'variables':
      return { at: 'value', site: { reads: 'state', functions: 'all', insideIterator, action } };
    case 'transform':
      return { at: 'value', site: { reads: 'response', functions: 'all', insideIterator, action } };
    case 'parameters': {
      const site: ExpressionSite = { reads: 'state', functions: 'all', insideIterator, action, fills: 'variables' };
      return { at: 'parameters', action, insideIterator, type: stringOf(action, 'type'), value: { at: 'value', site } };
    }
    default:
      return undefined;
  }
}

/** The actions inside of Iterator and Branch are no values: they run for themselves. */
function parametersPlace(
  { action, insideIterator, type, value }: Extract<Place, { at: 'parameters' }>,
  step: string | number,
): Place | undefined {
  if (type === CoreAction.Iterator && step === 'actions') return { at: 'actions', insideIterator: true };
  if (type === CoreAction.Iterator && step === 'iterator_input' && value.at === 'value') {
    return { at: 'value', site: { ...value.site, perItem: true } };
  }
  if (type !== CoreAction.Branch) return value;
  return step === 'branches' ? { at: 'branches', action, insideIterator } : undefined;
}

function conditionPlace({ action, insideIterator }: Around): Place {
  return { at: 'condition', site: { reads: 'state', functions: 'standard', insideIterator, action } };
}

const EVALUATED: ReadonlySet<string | number> = new Set(['path', 'headers', 'query', 'body']);

function connectorActionPlace(action: Node, step: string | number): Place | undefined {
  const site: ExpressionSite = { ...ALL, reads: 'parameters', action, fills: 'parameters' };
  return EVALUATED.has(step) ? { at: 'value', site } : undefined;
}
