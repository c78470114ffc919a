/**
 * Which engine a run follows: `documented` does what the engine's guide promises, `alpha-2024-07` what the hosted engine
 * of that build was seen to do, crashes included (such a run ends `failed`).
 */
export type EngineProfile = 'alpha-2024-07' | 'documented';

export const DEFAULT_PROFILE: EngineProfile = 'documented';
