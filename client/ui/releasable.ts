/** Whatever must be released when it is no longer needed. VS Code's own disposables have this shape, too. */
export interface Releasable {
  dispose(): unknown;
}
