import type { Node } from 'jsonc-parser';
import type { FlexliDocument } from '../../../flexli/document/flexliDocument';
import type { LanguageContext } from '../context';
import { ParameterSchemas } from '../jsonschema/parameterSchemas';
import { FLEXLI_SHAPES } from '../schema/flexliShapes';
import { valueOf } from '../syntax/nodes';
import { visitActions } from '../syntax/workflowView';
import type { DocumentDiagnostic } from './diagnostic';
import { Findings } from './findings';
import { checkBackoff } from './rules/backoff';
import { checkEventBody } from './rules/customEventBody';
import { checkOrders } from './rules/orders';
import { checkActionReference, checkSourceReference } from './rules/references';
import { checkSchedule } from './rules/schedule';
import { checkSyntax } from './rules/syntax';
import { walkShape } from './shape/walkShape';

export type { DocumentDiagnostic } from './diagnostic';

/** Checks documents. What it makes ready of the schemas of connectors is kept inside. */
export class Validation {
  readonly #schemas = new ParameterSchemas();

  /** Everything that can be said of a document, in the order of its text. */
  validate(document: FlexliDocument, context: LanguageContext): readonly DocumentDiagnostic[] {
    const findings = new Findings(document);
    checkSyntax(findings);
    const { root, kind } = document;
    if (root) {
      walkShape(root, FLEXLI_SHAPES[kind].root, { findings, key: undefined });
      if (kind === 'workflow') this.#checkWorkflow(root, findings, context);
    }
    return findings.sorted();
  }

  #checkWorkflow(root: Node, findings: Findings, context: LanguageContext): void {
    checkBackoff(findings, root);
    const source = valueOf(root, 'source');
    if (source?.type === 'object') {
      checkSchedule(findings, source);
      checkSourceReference(findings, source, context);
    }
    visitActions(root, {
      siblings: (items, place) => {
        checkOrders(findings, items, place);
      },
      action: (action) => {
        checkBackoff(findings, action.node);
        checkEventBody(findings, action);
        checkActionReference(findings, action, context, this.#schemas);
      },
    });
  }
}
