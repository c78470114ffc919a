/** What the tests inside the extension host tell the runner outside, one JSON value a line. */
export type SuiteMessage =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'test'; readonly title: string }
  | { readonly kind: 'totals'; readonly passed: number; readonly failed: number; readonly skipped: number }
  | { readonly kind: 'fatal'; readonly text: string };

/** How the runner tells the extension host what to do: JSON in the environment variable `FLEXLI_SUITES`. */
export interface SuiteOrder {
  /** Loopback port of the runner. */
  readonly port: number;
  /** Bundled suites. */
  readonly files: readonly string[];
  /** Only tests whose title matches. */
  readonly grep?: string;
}

export const SUITE_ORDER_VARIABLE = 'FLEXLI_SUITES';
