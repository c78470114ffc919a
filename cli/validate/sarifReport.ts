import { pathToFileURL } from 'node:url';
import path from 'node:path';
import type { Finding } from '../../flexli/model/finding';
import { ALL_RULES } from '../../server/languageservice/validation/allRules';
import { DOCUMENTATION } from '../../server/languageservice/validation/findings';
import { PROJECT_RULES } from '../../server/languageservice/validation/projectRules';
import type { CheckedFile, Report, ReportedDiagnostic } from './report';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVEL: Readonly<Record<Finding['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const RULES = new Map([...ALL_RULES, ...PROJECT_RULES].map((rule) => [rule.code, rule]));

/** The findings as SARIF 2.1.0, which code scanning of GitHub and others read. Lines and columns count from 1. */
export function sarifReport({ files }: Report, version: string): string {
  const codes = [...new Set(files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)))].sort();
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'flexli', version, informationUri: DOCUMENTATION, rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap((file) => file.diagnostics.map((one) => resultOf(file, one, codes))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** What code scanning shows about a code; GitHub wants all of the texts. */
function ruleOf(id: string): object {
  const rule = RULES.get(id);
  return {
    id,
    shortDescription: { text: rule?.title ?? id },
    fullDescription: { text: rule?.why ?? id },
    help: { text: rule?.mend ?? id },
    helpUri: `${DOCUMENTATION}#${id}`,
    ...(rule && { defaultConfiguration: { level: LEVEL[rule.severity] } }),
  };
}

function resultOf(
  file: CheckedFile,
  { code, severity, message, range }: ReportedDiagnostic,
  codes: readonly string[],
): object {
  const { start, end } = range;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: LEVEL[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file.path) },
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: end.line + 1,
            endColumn: end.character + 1,
          },
        },
      },
    ],
  };
}

/** Relative to where the command ran, as scanners expect; absolute paths stay absolute. */
function uriOf(file: string): string {
  return path.isAbsolute(file) ? pathToFileURL(file).href : file.split('/').map(encodeURIComponent).join('/');
}
