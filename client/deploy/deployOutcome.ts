import type { Uri } from 'vscode';
import type { AccountProblem } from '../accounts/connection';
import type { Deployment } from './deployments';

/** A document that is in the account now. */
export interface Deployed extends Pick<Deployment, 'id' | 'version'> {
  readonly file: Uri;
  readonly name: string;
}

/** How a deployment ended. What was deployed before the document itself, because it uses it, stands in `first`. */
export type DeployOutcome = { readonly first: readonly Deployed[] } & (
  | { readonly kind: 'deployed'; readonly deployed: Deployed }
  /** `sending` names what was on its way: it may have arrived. */
  | { readonly kind: 'cancelled'; readonly sending?: string }
  /** Errors stand in Problems; `name` is that of the document which has them. */
  | { readonly kind: 'findings'; readonly name: string; readonly count: number; readonly byServer: boolean }
  | { readonly kind: 'problem'; readonly problem: AccountProblem }
  /** Anything else, in words. */
  | {
      readonly kind: 'impossible';
      readonly message: string;
      /** What has to be mended first. */
      readonly file?: Uri;
    }
);
