import { Uri } from 'vscode';
import { type DocumentKind, FILE_SUFFIX } from '../../flexli/model/documentKind';
import type { Environment } from '../accounts/environment';

/** Scheme of read-only documents that show what an account has. */
export const ACCOUNT_SCHEME = 'flexli-account';

/** What a URI of the scheme stands for. */
export interface AccountDocument {
  readonly environment: string;
  readonly kind: DocumentKind;
  readonly id: string;
  /** Workflows only. */
  readonly version: number;
}

/** The read-only document of a connector of the account; its ending gives it the right language. */
export function accountConnectorUri(
  environment: Pick<Environment, 'name'>,
  { id, name }: { id: string; name: string },
): Uri {
  return accountUri({ environment: environment.name, kind: 'connector', id, version: 0 }, name);
}

/** The read-only document of a workflow of the account. */
export function accountWorkflowUri(
  environment: Pick<Environment, 'name'>,
  { id, name, version }: { id: string; name: string; version: number },
): Uri {
  return accountUri({ environment: environment.name, kind: 'workflow', id, version }, name);
}

export function readAccountUri(uri: Uri): AccountDocument {
  const query = new URLSearchParams(uri.query);
  return {
    environment: query.get('environment') ?? '',
    kind: query.get('kind') === 'workflow' ? 'workflow' : 'connector',
    id: query.get('id') ?? '',
    version: Number(query.get('version') ?? '0'),
  };
}

function accountUri(document: AccountDocument, name: string): Uri {
  const { environment, kind, id, version } = document;
  const shown = name.replace(/[\\/:*?"<>|#%]+/g, ' ').trim() || id;
  return Uri.from({
    scheme: ACCOUNT_SCHEME,
    path: `/${environment} account/${shown}${FILE_SUFFIX[kind]}`,
    query: new URLSearchParams({ environment, kind, id, version: String(version) }).toString(),
  });
}
