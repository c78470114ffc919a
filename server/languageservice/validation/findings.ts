import type { Node } from 'jsonc-parser';
import type { FlexliDocument } from '../../../flexli/document/flexliDocument';
import type { Finding } from '../../../flexli/model/finding';
import type { DiagnosticFix, DocumentDiagnostic, FindingData } from './diagnostic';
import type { Rule } from './rule';

/** Where the entries of docs/diagnostics.md can be read. */
const DOCUMENTATION = 'https://github.com/flexli/flexli-vscode/blob/main/docs/diagnostics.md';

interface Extra extends Partial<Pick<Finding, 'verdict' | 'severity' | 'path'>> {
  /** A smaller place than the node's. */
  readonly at?: { readonly offset: number; readonly length: number };
  readonly fix?: DiagnosticFix;
  readonly data?: FindingData;
}

/** Collects what the rules find in one document. */
export class Findings {
  readonly #found: DocumentDiagnostic[] = [];

  constructor(readonly document: FlexliDocument) {}

  /** Reports a finding on a node; the path is the node's unless `extra` says another. */
  add(rule: Rule, node: Node, message: string, extra: Extra = {}): void {
    const { code, verdict, severity } = rule;
    const { at, fix, data } = extra;
    this.#found.push({
      code,
      severity: extra.severity ?? severity,
      verdict: extra.verdict ?? verdict,
      message,
      path: extra.path ?? this.document.pathOf(node),
      offset: at?.offset ?? node.offset,
      length: at?.length ?? node.length,
      documentation: `${DOCUMENTATION}#${code}`,
      ...(fix && { fix }),
      ...(data && { data }),
    });
  }

  /** In the order of the text. */
  sorted(): readonly DocumentDiagnostic[] {
    return this.#found.sort((a, b) => a.offset - b.offset || a.length - b.length);
  }
}
