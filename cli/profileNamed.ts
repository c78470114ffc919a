import { DEFAULT_PROFILE } from '../flexli/engine/profile';
import type { EngineProfile } from '../flexli/model/engineProfile';
import { ENGINE_PROFILES } from '../flexli/model/engineProfile';

/** The build that `--profile` names; its choices were checked when it was read. */
export function profileNamed(name: string | undefined): EngineProfile {
  return ENGINE_PROFILES.find((known) => known === name) ?? DEFAULT_PROFILE;
}
