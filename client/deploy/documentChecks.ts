import { type TextDocument, type Uri, l10n } from 'vscode';
import type { DeployedConnector } from '../../flexli/model/connector';
import type { DocumentKind } from '../../flexli/model/documentKind';
import { documentKindOfName } from '../../flexli/model/documentKind';
import type { JsonValue } from '../../flexli/model/json';
import type { AccountCatalog } from '../accounts/accountCatalog';
import type { Account } from '../accounts/connection';
import type { LanguageServer } from '../language/languageServer';
import { readText } from '../project/files';
import type { Deployments } from './deployments';
import { digestOf } from './digest';
import { nameInText } from './documentName';
import { sameConnector } from './sameConnector';
import type { ServerDiagnostics } from './serverDiagnostics';
import type { ServerError } from './serverErrors';

/** Whether a file is in the account as it is. */
export type StateInAccount =
  | { readonly kind: 'unreadable'; readonly id?: undefined }
  | { readonly kind: 'never' | 'changed' | 'current'; readonly name: string; readonly id?: string };

/** Looks at documents before they are sent, with the eyes of the language server. */
export class DocumentChecks {
  constructor(
    private readonly server: LanguageServer,
    private readonly catalog: AccountCatalog,
    private readonly deployments: Deployments,
    private readonly diagnostics: ServerDiagnostics,
  ) {}

  /** The number of errors in a document as it stands; they are in Problems already, or will be in a moment. */
  async check(document: TextDocument, kind: DocumentKind, signal: AbortSignal): Promise<number> {
    this.diagnostics.clear(document);
    const params = { uri: checkedUri(document, kind), text: document.getText() };
    const { diagnostics } = await this.server.validate(params, signal);
    return diagnostics.filter(({ severity }) => severity === 'error').length;
  }

  /**
   * The number of errors that show only when placeholders are filled. They are shown on their places in the document,
   * whose text has placeholders there still.
   */
  async checkFilled(
    document: TextDocument,
    kind: DocumentKind,
    filled: JsonValue,
    connectors: readonly DeployedConnector[] | undefined,
    signal: AbortSignal,
  ): Promise<number> {
    const text = JSON.stringify(filled, undefined, 2);
    const params = { uri: checkedUri(document, kind), text, ...(connectors ? { connectors } : {}) };
    const { diagnostics } = await this.server.validate(params, signal);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) this.diagnostics.show(document, kind, 'flexli', errors);
    return errors.length;
  }

  showServerErrors(document: TextDocument, kind: DocumentKind, errors: readonly ServerError[]): void {
    this.diagnostics.show(document, kind, l10n.t('Flexli API'), errors);
  }

  /** Compares a file with the account: by what this window remembers, else by what the account's connectors say. */
  async stateInAccount(file: Uri, { environment }: Account): Promise<StateInAccount> {
    const text = await readText(file);
    if (text === undefined) return { kind: 'unreadable' };
    const name = nameInText(text) ?? file.path.split('/').at(-1) ?? '';
    const remembered = this.deployments.get(environment, file);
    if (documentKindOfName(file.path) !== 'connector') {
      const kind = this.deployments.state(environment, file, text);
      return { kind, name, ...(remembered ? { id: remembered.id } : {}) };
    }
    const { connectors, complete } = await this.catalog.load(environment);
    const isThere = remembered && (!complete || connectors.some(({ id }) => id === remembered.id));
    if (isThere && this.deployments.state(environment, file, text) === 'current') {
      return { kind: 'current', name, id: remembered.id };
    }
    const same = connectors.find((one) => sameConnector(valueOf(text), one));
    if (same) {
      await this.deployments.set(environment, file, { id: same.id, version: 1, digest: digestOf(text), uses: {} });
      return { kind: 'current', name, id: same.id };
    }
    return isThere ? { kind: 'changed', name, id: remembered.id } : { kind: 'never', name };
  }
}

/** An untitled document may have no telling name; the server goes by the ending. */
function checkedUri({ uri, isUntitled }: TextDocument, kind: DocumentKind): string {
  const text = uri.toString();
  if (!isUntitled || documentKindOfName(uri.path) === kind) return text;
  return `${text}.${kind === 'workflow' ? 'fewrk' : 'fecon'}.json`;
}

function valueOf(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return null;
  }
}
