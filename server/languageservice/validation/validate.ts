import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import { ExpressionFeatures } from '../expressions/expressionFeatures';
import type { ParsedExpressions } from '../expressions/parsedExpressions';
import { ParameterSchemas } from '../jsonschema/parameterSchemas';
import { CycleFinder } from '../navigation/cycles';
import { checkConnector } from './checkConnector';
import { checkWorkflow } from './checkWorkflow';
import type { DocumentDiagnostic } from './diagnostic';
import { withoutEchoes } from './echoes';
import { Findings } from './findings';
import { KeptFindings } from './keptFindings';
import { StateReads } from './rules/stateReads';
import { checkCycles } from './rules/cycles';
import { checkSyntax } from './rules/syntax';
import { adjusted, DEFAULT_SETTINGS } from './settings';

export type { DocumentDiagnostic } from './diagnostic';

/** Checks documents. What it makes ready of schemas, and what it found in actions that stay the same, is kept inside. */
export class Validation {
  readonly #schemas = new ParameterSchemas();
  readonly #kept = new KeptFindings();
  readonly #cycles = new CycleFinder();
  readonly #reads: StateReads;
  readonly #parsed: ParsedExpressions;

  /** @param expressions what other features keep of expressions and states, to share it */
  constructor(expressions = new ExpressionFeatures()) {
    this.#parsed = expressions.parsed;
    this.#reads = new StateReads(expressions.inference, expressions.parsed);
  }

  /** Everything that can be said of a document, in the order of its text. */
  validate(opened: LanguageDocument, context: LanguageContext): readonly DocumentDiagnostic[] {
    return this.validateUntil(opened, context, () => false) ?? [];
  }

  /**
   * The same, for those who have other things to do: undefined when `pause` was true before the end. What was found until
   * then is kept, so that asking again goes on from there.
   */
  validateUntil(
    opened: LanguageDocument,
    context: LanguageContext,
    pause: () => boolean,
  ): readonly DocumentDiagnostic[] | undefined {
    const document = opened.flexli;
    if (document === undefined) return [];
    const settings = context.diagnostics ?? DEFAULT_SETTINGS;
    const findings = new Findings(document, settings.engineProfile);
    const { root, kind } = document;
    if (root && kind === 'workflow') {
      const [schemas, kept, reads, parsed] = [this.#schemas, this.#kept, this.#reads, this.#parsed];
      if (!checkWorkflow(root, { opened, findings, context, schemas, kept, reads, parsed, pause })) return undefined;
      checkCycles(findings, opened, context, this.#cycles);
    } else if (root) {
      checkConnector(root, findings, this.#schemas, this.#parsed);
    }
    const sound = document.syntaxProblems.length === 0 ? findings : withoutEchoes(findings);
    checkSyntax(sound);
    return adjusted(sound.sorted(), settings);
  }
}
