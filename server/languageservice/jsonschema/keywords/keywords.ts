import { ARRAY_KEYWORDS } from './arrays';
import { COMBINATION_KEYWORDS } from './combinations';
import type { Keyword } from './keyword';
import { OBJECT_KEYWORDS } from './objects';
import { UNEVALUATED_KEYWORDS } from './unevaluated';
import { VALUE_KEYWORDS } from './values';

/** The keywords of JSON Schema 2020-12 that assert something. */
export const KEYWORDS: ReadonlyMap<string, Keyword> = new Map(
  Object.entries({
    ...VALUE_KEYWORDS,
    ...ARRAY_KEYWORDS,
    ...OBJECT_KEYWORDS,
    ...COMBINATION_KEYWORDS,
    ...UNEVALUATED_KEYWORDS,
  }),
);
