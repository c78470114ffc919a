import type { Node } from 'jsonc-parser';
import type { SourceIdentity } from '../../../flexli/document/sourceIdentities';
import type { LanguageContext } from '../context';
import type { DocumentDiagnostic } from './diagnostic';
import type { Findings } from './findings';

/** What was found in a node, and where that stood then. */
export interface FoundAt {
  readonly found: readonly DocumentDiagnostic[];
  readonly offset: number;
  readonly path: string;
}

interface Kept {
  readonly context: LanguageContext;
  readonly inNode: FoundAt;
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
      kept = { context, inNode: { found: part.all, offset: node.offset, path } };
      this.#kept.set(identity, kept);
    }
    findings.take(foundNow(kept.inNode, node.offset, path));
    return isNew;
  }
}

/** The same where the node stands now. */
export function foundNow({ found, offset, path }: FoundAt, now: number, pathNow: string): FoundAt['found'] {
  if (now === offset && pathNow === path) return found;
  return found.map((one) => moved(one, now - offset, pathNow + one.path.slice(path.length)));
}

function moved(one: DocumentDiagnostic, by: number, path: string): DocumentDiagnostic {
  const { fix } = one;
  const edits = fix?.edits.map((edit) => ({ ...edit, offset: edit.offset + by }));
  return { ...one, path, offset: one.offset + by, ...(fix && edits && { fix: { ...fix, edits } }) };
}
