import { done, failedBecause } from './actionContext';
import type { ActionExecutor } from './actionContext';

/** Nothing is executed: the transform of such an action reads from the state itself. */
export const executeTransform: ActionExecutor = ({ control, state }) =>
  Promise.resolve(
    control.profile === 'documented' ? done(state) : failedBecause('its runner has no handler for Transform actions.'),
  );
