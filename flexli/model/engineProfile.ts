/**
 * A build of the engine: `alpha-2024-07` is the hosted one with what it was seen to do, crashes included; `documented`
 * does what the engine's guide promises.
 */
export type EngineProfile = 'alpha-2024-07' | 'documented';

export const ENGINE_PROFILES = ['alpha-2024-07', 'documented'] as const satisfies readonly EngineProfile[];
