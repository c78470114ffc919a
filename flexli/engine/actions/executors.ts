import { CoreAction, isCoreType } from '../../model/coreActions';
import { failedBecause, shortType } from './actionContext';
import type { ActionExecutor, NestingExecutor } from './actionContext';
import { executeBranch } from './branch';
import { executeConnectorAction } from './connectorAction';
import type { EngineProfile } from '../profile';
import { executeCustomEvent } from './customEvent';
import { executeData } from './data';
import { executeIterator } from './iterator';
import { executeRunWorkflow } from './runWorkflow';
import { executeTransform } from './transformAction';
import { executeWait } from './wait';

/** What executes actions of a type that hold others; undefined for all other types. */
export function nestingExecutorOf(type: string): NestingExecutor | undefined {
  if (type === CoreAction.Iterator) return executeIterator;
  return type === CoreAction.Branch ? executeBranch : undefined;
}

/** What executes actions of a type that hold no others. */
export function executorOf(type: string): ActionExecutor {
  if (!isCoreType(type)) return executeConnectorAction;
  switch (type) {
    case CoreAction.Transform:
      return executeTransform;
    case CoreAction.Wait:
      return executeWait;
    case CoreAction.CustomEvent:
      return executeCustomEvent;
    case CoreAction.RunWorkflow:
      return executeRunWorkflow;
    case CoreAction.Data:
      return executeData;
    default:
      return () => Promise.resolve(failedBecause(`this engine has no ${shortType(type)} actions.`));
  }
}

/** Key paths of parameters whose expressions wait for the actions or items that they stand in. */
export function unpreparedPaths(type: string, profile: EngineProfile): readonly string[] {
  if (type === CoreAction.Iterator) return profile === 'documented' ? ['actions', 'iterator_input'] : ['actions'];
  return type === CoreAction.Branch ? ['branches'] : [];
}
