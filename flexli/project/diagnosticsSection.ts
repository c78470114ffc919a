import type { EngineProfile } from '../model/engineProfile';
import { ENGINE_PROFILES } from '../model/engineProfile';
import type { FindingSeverity } from '../model/finding';
import { SEVERITY_SETTINGS } from '../model/finding';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json';

/** How findings are shown to everybody who works in the folder: `diagnostics` of `flexli.json`. */
export interface ProjectDiagnostics {
  readonly engineProfile?: EngineProfile;
  /** By code. */
  readonly severity: Readonly<Record<string, FindingSeverity | 'off'>>;
  readonly suppress: readonly ProjectSuppression[];
}

/** Findings that are not shown. What the API refuses is shown all the same. */
export interface ProjectSuppression {
  /** The file they are in, from the folder of `flexli.json`, with forward slashes; every file when left out. */
  readonly file?: string;
  /** All codes when left out. */
  readonly codes?: readonly string[];
  /** A place in the file, such as `actions[0]`, with all that is in it. */
  readonly path?: string;
}

/** Reads the section from the root of the file. What has another form is left out; the schema reports it. */
export function readDiagnosticsSection(root: JsonObject): ProjectDiagnostics {
  const section = isJsonObject(root.diagnostics) ? root.diagnostics : {};
  const profile = ENGINE_PROFILES.find((known) => known === section.engineProfile);
  return {
    ...(profile !== undefined && { engineProfile: profile }),
    severity: readSeverities(section.severity),
    suppress: items(section.suppress).filter(isJsonObject).map(readSuppression),
  };
}

/** Severities by code, from any JSON. */
export function readSeverities(value: JsonValue | undefined): ProjectDiagnostics['severity'] {
  const severities: Record<string, FindingSeverity | 'off'> = {};
  for (const [code, wanted] of Object.entries(isJsonObject(value) ? value : {})) {
    const known = SEVERITY_SETTINGS.find((severity) => severity === wanted);
    if (known !== undefined) severities[code] = known;
  }
  return severities;
}

function readSuppression({ file, codes, path }: JsonObject): ProjectSuppression {
  return {
    ...(typeof file === 'string' && { file }),
    ...(typeof path === 'string' && { path }),
    ...(Array.isArray(codes) && { codes: items(codes).filter((code) => typeof code === 'string') }),
  };
}

function items(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
