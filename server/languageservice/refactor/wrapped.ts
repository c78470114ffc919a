/** Keys of conditions whose value is a list, for which people often write its only item. */
export const WRAPPED: ReadonlySet<string> = new Set(['criteria', 'attributes']);
