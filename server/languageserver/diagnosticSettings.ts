import type { EngineProfile } from '../../flexli/model/engineProfile';
import { ENGINE_PROFILES } from '../../flexli/model/engineProfile';
import { isJsonObject, type JsonValue } from '../../flexli/model/json';
import { readSeverities } from '../../flexli/project/diagnosticsSection';
import type { DiagnosticSettings } from '../languageservice/validation/settings';
import { DEFAULT_SETTINGS } from '../languageservice/validation/settings';

/** What the editor is set to: `flexli.engineProfile` and `flexli.diagnostics.severity`. */
export interface EditorSettings {
  readonly engineProfile: EngineProfile;
  readonly severity: DiagnosticSettings['severity'];
}

export const DEFAULT_EDITOR_SETTINGS: EditorSettings = {
  engineProfile: DEFAULT_SETTINGS.engineProfile,
  severity: {},
};

/** Reads what an editor sends, `{"flexli": {…}}` or its content; what has another form counts as not set. */
export function readEditorSettings(sent: unknown): EditorSettings {
  const value = sent as JsonValue | undefined;
  const outer = isJsonObject(value) ? value : {};
  const own = isJsonObject(outer.flexli) ? outer.flexli : outer;
  const diagnostics = isJsonObject(own.diagnostics) ? own.diagnostics : {};
  return {
    engineProfile: ENGINE_PROFILES.find((known) => known === own.engineProfile) ?? DEFAULT_SETTINGS.engineProfile,
    severity: readSeverities(diagnostics.severity),
  };
}
