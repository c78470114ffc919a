import { workspace } from 'vscode';
import type { EmulatorLimits } from '../../flexli/emulator/execution/limits';
import type { EmulatorOptions } from '../../flexli/emulator/options';
import { ENGINE_PROFILES } from '../../flexli/model/engineProfile';

const OWN_LIMITS = ['parallelRuns', 'queuedRuns', 'chain', 'callsPerHost', 'dataBytes'] as const;
const RUN_LIMITS = ['actions', 'seconds', 'nesting', 'responseBytes', 'stateSize'] as const;

/** Where the settings of the local engine are. */
export const SECTION = 'flexli.local';

/** What the settings `flexli.local.*` say of the local engine. What they say wrongly is left out; VS Code marks it. */
export function localSettings(): Pick<EmulatorOptions, 'engineProfile' | 'limits'> {
  const settings = workspace.getConfiguration(SECTION);
  const profile = ENGINE_PROFILES.find((name) => name === settings.get('engineProfile'));
  const given = settings.get<Readonly<Record<string, unknown>>>('limits', {});
  const limits: Partial<EmulatorLimits> = { ...numbersOf(given, OWN_LIMITS), run: numbersOf(given, RUN_LIMITS) };
  return { limits, ...(profile !== undefined && { engineProfile: profile }) };
}

function numbersOf<Name extends string>(
  given: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): Partial<Record<Name, number>> {
  const numbers: Partial<Record<Name, number>> = {};
  for (const name of names) {
    const value = given[name];
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) numbers[name] = value;
  }
  return numbers;
}
