import type { EngineProfile } from '../../../flexli/model/engineProfile';
import type { Finding, FindingSeverity } from '../../../flexli/model/finding';

/** How a person wants findings to be shown, for one document. */
export interface DiagnosticSettings {
  /** Findings about defects of another build of the engine are left out. */
  readonly engineProfile: EngineProfile;
  /** Severity by code, instead of the rule's own; `off` leaves the finding out. */
  readonly severity: Readonly<Record<string, FindingSeverity | 'off'>>;
  readonly suppressions: readonly Suppression[];
}

/** What the project file wants to hear no more of. What the API refuses stays all the same. */
export interface Suppression {
  /** All codes when left out. */
  readonly codes?: readonly string[];
  /** A place of the document, as `actions[0].parameters`, and all that is in it; the whole document when left out. */
  readonly path?: string;
}

/** What the project file says for all who work in its folder. */
export interface ProjectSettings {
  readonly engineProfile?: EngineProfile;
  readonly severity: DiagnosticSettings['severity'];
  /** `file` is the one they are in, from the folder of the project file, with forward slashes; every file when left out. */
  readonly suppress: readonly (Suppression & { readonly file?: string })[];
}

export const DEFAULT_SETTINGS: DiagnosticSettings = {
  engineProfile: 'alpha-2024-07',
  severity: {},
  suppressions: [],
};

/**
 * Settings for one file. The project file says which engine is meant, since all who work on it mean the same; of
 * severities the person's own win.
 *
 * @param file from the folder of the project file, with forward slashes
 */
export function settingsFor(
  own: Pick<DiagnosticSettings, 'engineProfile' | 'severity'>,
  project: ProjectSettings | undefined,
  file: string,
): DiagnosticSettings {
  const suppress = project?.suppress ?? [];
  return {
    engineProfile: project?.engineProfile ?? own.engineProfile,
    severity: { ...project?.severity, ...own.severity },
    suppressions: suppress.filter((one) => one.file === undefined || one.file === file),
  };
}

/** The findings as a person wants to see them. */
export function adjusted<F extends Finding>(findings: readonly F[], settings: DiagnosticSettings): readonly F[] {
  const { severity, suppressions } = settings;
  if (suppressions.length === 0 && Object.keys(severity).length === 0) return findings;
  return findings.flatMap((finding) => {
    const wanted = Object.hasOwn(severity, finding.code) ? severity[finding.code] : undefined;
    if (wanted === 'off' && finding.verdict !== 'refused') return [];
    if (finding.verdict !== 'refused' && suppressions.some((one) => covers(one, finding))) return [];
    return wanted === undefined || wanted === 'off' ? [finding] : [{ ...finding, severity: wanted }];
  });
}

function covers({ codes, path }: Suppression, finding: Finding): boolean {
  if (codes && !codes.includes(finding.code)) return false;
  if (path === undefined || path === '') return true;
  const { path: place } = finding;
  return place === path || place.startsWith(`${path}.`) || place.startsWith(`${path}[`);
}
