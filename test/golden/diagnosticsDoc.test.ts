import type { ParseError } from 'jsonc-parser';
import { applyEdits, format, parse } from 'jsonc-parser';
import { ALL_RULES } from '../../server/languageservice/validation/allRules';
import { PROJECT_RULES } from '../../server/languageservice/validation/projectRules';
import type { ProjectRule } from '../../server/languageservice/validation/projectRules';
import type { Rule } from '../../server/languageservice/validation/rule';
import { checkGolden } from './support';

const VERDICTS: Readonly<Record<Rule['verdict'], string>> = {
  refused: 'The API refuses the document.',
  fails: 'The API takes the document, and a run goes wrong.',
  advice: 'It works, but hardly as it is meant.',
};

const HEAD = `# Diagnostics

<!-- Written by test/golden/diagnosticsDoc.test.ts from the rules; UPDATE_GOLDEN=1 npm run test:golden rewrites it. -->

Each entry is one code. **refused**: ${VERDICTS.refused} **fails**: ${VERDICTS.fails} **advice**: ${VERDICTS.advice}

Codes marked *alpha-2024-07* speak of defects of the hosted engine of July 2024. The setting \`flexli.engineProfile\` turns them off
for other builds, \`flexli.diagnostics.severity\` changes the severity of any code, and \`diagnostics\` in [flexli.json](guide/write.md#diagnostics)
does both for everybody who works in the folder, and suppresses codes in single files or places.
`;

function entry(rule: ProjectRule): string {
  const { code, title, why, mend, example, verdict, severity, profile } = rule;
  const shown = laidOut(example.text);
  const tags = [`**${verdict}**`, severity, ...(profile === undefined ? [] : [`*${profile}*`])].join(' · ');
  return `## ${code}\n\n${tags}\n\n${title}. ${why}\n\n${mend}\n\n\`\`\`json\n${shown}\n\`\`\`\n`;
}

/** Numbers and doubled keys stay what they are; what is no JSON stays all as it is. */
function laidOut(text: string): string {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  return errors.length > 0 ? text : applyEdits(text, format(text, undefined, { tabSize: 2, insertSpaces: true }));
}

describe('docs/diagnostics.md', () => {
  it('has an entry for every code', () => {
    const rules = [...ALL_RULES, ...PROJECT_RULES];
    const codes = rules.map(({ code }) => `[${code}](#${code})`).join(' · ');
    checkGolden('docs/diagnostics.md', `${HEAD}\n${codes}\n\n${rules.map(entry).join('\n')}`);
  });
});
