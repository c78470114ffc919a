import type { JsonValue } from '../../flexli/model/json';
import type { DeployedConnector } from '../../flexli/model/connector';
import type { DocumentKind } from '../../flexli/model/documentKind';
import type { Recorded } from '../conformance/expressionCase';
import type { RuntimeCase } from '../conformance/runtimeCase';

/** A document and what the API said of it. */
export interface DocumentCase {
  readonly id: string;
  readonly kind: DocumentKind;
  /** What was done to a good document, such as `del actions/0/order`; `none` or several with semicolons between. */
  readonly mutation: string;
  /** As it stands in the file: 1.0 and 1 are different things to the API. */
  readonly text: string;
  /** Absent in files that ask what we would say. */
  readonly verdict?: RecordedVerdict;
  /** Everything that the account had. */
  readonly account: readonly DeployedConnector[];
}

export interface RecordedVerdict {
  readonly accepted: boolean;
  readonly status: number;
  readonly error_code?: string;
  readonly details?: {
    readonly validation_errors?: readonly { readonly path: string; readonly description: string }[];
  };
}

export interface SearchCase {
  readonly id: string;
  readonly op: 'search';
  readonly expression: string;
  readonly source: JsonValue;
  readonly result?: Recorded;
  /** Which functions there were: those of jmespath.py alone, or the engine's own as well. */
  readonly functions: 'standard' | 'flexli';
}

type RecordedEngineCase = Exclude<RuntimeCase, { op: 'search' }>;

/** A case of the engine; without a result in files that ask what we would say. */
export interface EngineCase {
  readonly case: RecordedEngineCase;
  readonly isRecorded: boolean;
}

/** What the files hold, told apart by what stands in them. */
export interface ParityCases {
  readonly documents: readonly DocumentCase[];
  readonly searches: readonly SearchCase[];
  readonly engine: readonly EngineCase[];
}
