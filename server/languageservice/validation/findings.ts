import type { Node } from 'jsonc-parser';
import type { FlexliDocument } from '../../../flexli/document/flexliDocument';
import type { EngineProfile } from '../../../flexli/model/engineProfile';
import type { Finding } from '../../../flexli/model/finding';
import type { DiagnosticFix, DocumentDiagnostic, FindingData } from './diagnostic';
import type { Rule } from './rule';

/** Where the entries of docs/diagnostics.md can be read. */
export const DOCUMENTATION = 'https://github.com/flexli/flexli-vscode/blob/main/docs/diagnostics.md';

interface Extra extends Partial<Pick<Finding, 'verdict' | 'severity' | 'path'>> {
  /** A smaller place than the node's. */
  readonly at?: { readonly offset: number; readonly length: number };
  readonly fix?: DiagnosticFix | undefined;
  readonly data?: FindingData;
}

/** Collects what the rules find in one document. */
export class Findings {
  readonly #found: DocumentDiagnostic[] = [];
  /** Codes that were found by the paths where the API refuses the document. */
  readonly #refused = new Map<string, string>();

  constructor(
    readonly document: FlexliDocument,
    readonly profile: EngineProfile,
  ) {}

  /**
   * Reports a finding on a node; the path is the node's unless `extra` says another. Where one rule says already that the
   * API refuses the document, what another rule says is most likely of the same cause.
   */
  add(rule: Rule, node: Node, message: string, extra: Extra = {}): void {
    if (rule.profile !== undefined && rule.profile !== this.profile) return;
    const { code, severity } = rule;
    const { verdict = rule.verdict, path = this.document.pathOf(node), at, fix, data } = extra;
    if (verdict === 'refused') {
      const earlier = this.#refused.get(path);
      if (earlier !== undefined && earlier !== code) return;
      this.#refused.set(path, code);
    }
    this.#found.push({
      code,
      severity: extra.severity ?? severity,
      verdict,
      message,
      path,
      offset: at?.offset ?? node.offset,
      length: at?.length ?? node.length,
      documentation: `${DOCUMENTATION}#${code}`,
      ...(fix && { fix }),
      ...(data && { data }),
    });
  }

  /** Takes back what was found when there were `count` findings already, since something else explains it. */
  takeBack(count: number): void {
    for (const { path } of this.#found.splice(count)) this.#refused.delete(path);
  }

  /** A collector for a part of the same document. */
  part(): Findings {
    return new Findings(this.document, this.profile);
  }

  /** Takes over what was found in a part. */
  take(found: readonly DocumentDiagnostic[]): void {
    for (const one of found) this.#found.push(one);
  }

  get all(): readonly DocumentDiagnostic[] {
    return this.#found;
  }

  /** In the order of the text. */
  sorted(): readonly DocumentDiagnostic[] {
    return this.#found.sort((a, b) => a.offset - b.offset || a.length - b.length);
  }
}
