/**
 * `repr` of a Python number. JavaScript does not tell 1.0 from 1, so a whole number is written as Python writes an
 * integer. The digits of a fraction are the same in both; only the bounds of the exponent form differ.
 */
export function numberText(value: number): string {
  if (Number.isInteger(value)) {
    return Math.abs(value) < 1e21 ? String(Object.is(value, -0) ? 0 : value) : BigInt(value).toString();
  }
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  }
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  if (Number(exponent) >= -4) {
    return String(value);
  }
  const sign = exponent.startsWith('-') ? '-' : '+';
  return `${mantissa}e${sign}${exponent.slice(1).padStart(2, '0')}`;
}
