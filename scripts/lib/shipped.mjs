// @ts-check
// Which packages ship inside the bundles, by the notices that the build writes; their licences, and what is known against them.

/**
 * @typedef {object} ShippedPackage
 * @property {string} name
 * @property {string} version
 * @property {string} license as its author names it
 */

/** What may be part of something under Apache-2.0 without changing the terms of the rest. */
const COMPATIBLE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]);

/**
 * @param {string} notices text of THIRD-PARTY-NOTICES.txt
 * @returns {ShippedPackage[]}
 */
export function shippedPackages(notices) {
  const title = /^={80}\n(\S+) (\S+) \((.+)\)\n={80}$/gm;
  return [...notices.matchAll(title)].map(([, name = '', version = '', license = '']) => ({ name, version, license }));
}

/** @param {Pick<ShippedPackage, 'license'>} shipped */
export function isCompatible({ license }) {
  return COMPATIBLE.has(license);
}

/**
 * The shipped packages that `npm audit --json` names, each with how bad it is. What only builds and tests is left out: it
 * never reaches a user.
 * @param {unknown} report
 * @param {readonly ShippedPackage[]} shipped
 * @returns {{ name: string, severity: string }[]}
 */
export function vulnerable(report, shipped) {
  const found = /** @type {{ vulnerabilities?: Record<string, { severity?: string }> }} */ (report).vulnerabilities;
  if (found === undefined) throw new Error('npm audit gave no report. Look at its output, then run this again.');
  const names = new Set(shipped.map(({ name }) => name));
  return Object.entries(found)
    .filter(([name]) => names.has(name))
    .map(([name, { severity = 'unknown' }]) => ({ name, severity }));
}
