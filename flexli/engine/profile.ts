import type { EngineProfile } from '../model/engineProfile';

export type { EngineProfile } from '../model/engineProfile';

export const DEFAULT_PROFILE: EngineProfile = 'documented';
