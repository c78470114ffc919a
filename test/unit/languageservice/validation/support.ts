import assert from 'node:assert/strict';
import type { LanguageContext } from '../../../../server/languageservice/context';
import type { LanguageKind } from '../../../../server/languageservice/languageDocument';
import { nothing, open, service } from '../support';

/** Findings as `severity code: what is marked`, and behind an arrow what a fix writes there. */
export function findingsIn(
  text: string,
  codes: RegExp,
  kind: LanguageKind = 'workflow',
  context: LanguageContext = nothing,
): readonly string[] {
  return service
    .validate(open(text, kind), context)
    .filter(({ code }) => codes.test(code))
    .map(({ severity, code, offset, length, fix }) => {
      const edit = fix?.edits[0];
      const marked = `${severity} ${code}: ${text.slice(offset, offset + length)}`;
      return edit === undefined ? marked : `${marked} → ${edit.newText}`;
    });
}

export function checkFindings(found: readonly string[], expected: readonly string[], about: string): void {
  assert.deepEqual(found, expected, about);
}
