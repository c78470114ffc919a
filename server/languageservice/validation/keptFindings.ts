import type { Node } from 'jsonc-parser';
import type { SourceIdentity } from '../../../flexli/document/sourceIdentities';
import type { LanguageContext } from '../context';
import type { DocumentDiagnostic } from './diagnostic';
import type { Findings } from './findings';

interface Kept {
  readonly context: LanguageContext;
  /** Offsets count from the node, paths go on from its path. */
  readonly found: readonly DocumentDiagnostic[];
}

/**
 * What was found in single actions, kept as long as their text and what is known besides stay the same, so that after
 * an edit only the changed action is checked again.
 */
export class KeptFindings {
  readonly #kept = new WeakMap<SourceIdentity, Kept>();

  /**
   * @param path of the node
   * @param check looks at the node, and at nothing outside of it and the context
   * @returns whether it had to be checked
   */
  add(
    findings: Findings,
    node: Node,
    path: string,
    context: LanguageContext,
    check: (part: Findings) => void,
  ): boolean {
    const identity = findings.document.identityOf(node);
    let kept = this.#kept.get(identity);
    const isNew = kept?.context !== context;
    if (kept?.context !== context) {
      const part = findings.part();
      check(part);
      kept = { context, found: part.all.map((one) => moved(one, -node.offset, one.path.slice(path.length))) };
      this.#kept.set(identity, kept);
    }
    findings.take(kept.found.map((one) => moved(one, node.offset, path + one.path)));
    return isNew;
  }
}

/** A finding as it is counted from another place. */
export function moved(one: DocumentDiagnostic, by: number, path: string): DocumentDiagnostic {
  const { fix } = one;
  const edits = fix?.edits.map((edit) => ({ ...edit, offset: edit.offset + by }));
  return { ...one, path, offset: one.offset + by, ...(fix && edits && { fix: { ...fix, edits } }) };
}
