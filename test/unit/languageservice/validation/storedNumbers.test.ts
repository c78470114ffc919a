import type { LanguageKind } from '../../../../server/languageservice/languageDocument';
import { checkFindings, findingsIn } from './support';

const LONG = `1${'0'.repeat(38)}`;

const workflow = (action: string): string =>
  `{ "name": "Example", "schema_version": 1, "actions": [{ "order": 1, ${action} }] }`;
const input = (value: string): string =>
  workflow(
    `"type": "Flexli:CoreV1:RunWorkflow", "parameters": { "workflow_id": "w", "workflow_version": 1, "workflow_input": { "a": ${value} } }`,
  );
const transform = (value: string): string =>
  workflow(`"type": "Flexli:CoreV1:Transform", "transform": { "a": ${value} }`);
const compared = (value: string): string =>
  workflow(
    `"type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 }, "condition": { "criteria": [{ "attributes": [{ "type": "Number", "attribute": "::a", "operator": "eq", "value": ${value} }] }] }`,
  );
const connector = (members: string): string =>
  `{ "type": "A", "name": "A", "description": "", "schema_version": 1, "config": { "host": "a.example.com" }, "actions": [{ "type": "Get", "method": "get", "path": "", ${members} }] }`;

function checkNumbers(text: string, expected: readonly string[], kind: LanguageKind = 'workflow'): void {
  checkFindings(findingsIn(text, /^number-(?!out)/, kind), expected, text);
}

describe('numbers that cannot be stored', () => {
  it('are put in quotes where a text may stand', () => {
    const inQuotes = [`error number-not-stored: ${LONG} → "${LONG}"`];
    checkNumbers(input(LONG), inQuotes);
    checkNumbers(transform(LONG), inQuotes);
    checkNumbers(connector(`"body": { "a": ${LONG} }`), inQuotes, 'connector');
    checkNumbers(compared(LONG), [`error number-not-stored: ${LONG}`]);
    checkNumbers(connector(`"parameters": { "maximum": ${LONG} }`), [`error number-not-stored: ${LONG}`], 'connector');
    checkNumbers(transform('1E400'), ['error number-not-stored: 1E400 → "1E400"']);
  });

  it('are written without point and exponent when they are whole, digit by digit', () => {
    for (const [written, whole] of [
      ['5.0', '5'],
      ['-0.0', '0'],
      ['0e5', '0'],
      ['1e3', '1000'],
      ['-1.50E+2', '-150'],
      ['0.5e1', '5'],
      ['120e-1', '12'],
      ['1e22', `1${'0'.repeat(22)}`],
      ['1e37', `1${'0'.repeat(37)}`],
    ] as const)
      checkNumbers(input(written), [`error number-with-fraction: ${written} → ${whole}`]);
  });

  it('become expressions when they have a fraction, or too many digits without their exponent', () => {
    for (const written of ['1.5', '0.05e1', '1e-400', '1e38', '1E400', '-1e999999999'])
      checkNumbers(input(written), [`error number-with-fraction: ${written} → "::\`${written}\`"`]);
  });
});
