import type { Route } from '../http/router';
import { accountRoutes } from './accountRoutes';
import { clockRoutes } from './clockRoutes';
import { eventRoutes } from './eventRoutes';
import type { LocalContext } from './localContext';
import { mockedRunRoutes } from './mockedRunRoutes';
import { localRunRoutes } from './runRoutes';
import { versionRoutes } from './versionRoutes';

/** Everything below `/local`, which the hosted API does not have. docs/guide/local-engine.md describes it. */
export function localRoutes(context: LocalContext): readonly Route[] {
  return [
    ...accountRoutes(context),
    ...clockRoutes(context),
    ...eventRoutes(context),
    ...localRunRoutes(context),
    ...mockedRunRoutes(context),
    ...versionRoutes(context),
  ];
}
