import type { EngineProfile } from '../../flexli/model/engineProfile';
import { ENGINE_PROFILES } from '../../flexli/model/engineProfile';
import { isJsonObject, type JsonValue } from '../../flexli/model/json';
import type { ProjectDiagnostics } from '../../flexli/project/diagnosticsSection';
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

/**
 * Settings for one file. The project file says which engine is meant, since all who work on it mean the same; of
 * severities the editor's own win.
 *
 * @param file from the folder of the project file, with forward slashes
 */
export function settingsFor(
  editor: EditorSettings,
  project: ProjectDiagnostics | undefined,
  file: string,
): DiagnosticSettings {
  const suppress = project?.suppress ?? [];
  return {
    engineProfile: project?.engineProfile ?? editor.engineProfile,
    severity: { ...project?.severity, ...editor.severity },
    suppressions: suppress.filter((one) => one.file === undefined || one.file === file),
  };
}
