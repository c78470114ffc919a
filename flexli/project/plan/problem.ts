/** What keeps a document, or everything, from being deployed. */
export interface PlanProblem {
  /** Stable kebab-case code. */
  readonly code: ProblemCode;
  /** For people: what is wrong and what to do next. */
  readonly message: string;
  /** In the server's form, where it is about a place in the document. */
  readonly at?: string;
  /** The placeholder that it is about, without braces. */
  readonly placeholder?: string;
}

export type ProblemCode =
  /** No JSON object. */
  | 'document-unreadable'
  /** The environment says nothing of a placeholder. */
  | 'placeholder-unbound'
  /** The secret has no value here. */
  | 'secret-missing'
  /** What a placeholder names does not exist, or several do. */
  | 'reference-unknown'
  | 'reference-ambiguous'
  /** Documents that use each other in a circle. */
  | 'reference-circle'
  /** Something that it needs has errors of its own. */
  | 'reference-blocked';
