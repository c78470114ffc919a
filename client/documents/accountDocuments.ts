import { EventEmitter, type TextDocumentContentProvider, type Uri, l10n, workspace } from 'vscode';
import type { ApiResult } from '../../flexli/api/failure';
import type { JsonValue } from '../../flexli/model/json';
import type { Accounts } from '../accounts/accounts';
import type { EnvironmentStore } from '../accounts/environmentStore';
import { failureText, problemText } from '../accounts/problemText';
import type { KnownSecrets } from '../deploy/knownSecrets';
import { shownDocument } from '../runs/mask';
import { ACCOUNT_SCHEME, readAccountUri } from './accountUris';
import type { Releasable } from '../ui/releasable';

/** Read-only documents of what an account has, as its API answers, without credentials and secrets. */
export class AccountDocuments implements TextDocumentContentProvider, Releasable {
  private readonly changed = new EventEmitter<Uri>();
  private readonly held: Releasable[] = [this.changed];
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly accounts: Accounts,
    private readonly environments: EnvironmentStore,
    private readonly secrets: KnownSecrets,
  ) {
    this.held.push(workspace.registerTextDocumentContentProvider(ACCOUNT_SCHEME, this));
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const { environment: name, kind, id, version } = readAccountUri(uri);
    const environment = (await this.environments.known()).find((one) => one.name === name);
    if (!environment) return l10n.t('The environment {0} is not known here any more.', name);
    const account = await this.accounts.open(environment);
    if (!account.ok) return problemText(account.problem, name, l10n.t).message;
    const { api } = account.value;
    const signal = AbortSignal.timeout(30_000);
    const answer: ApiResult<object> =
      kind === 'connector' ? await api.connectors.get(id, signal) : await api.workflows.get(id, version, signal);
    if (!answer.ok) return failureText(answer.error, name, l10n.t).message;
    return shownDocument(answer.value as unknown as JsonValue, await this.secrets.of(environment));
  }

  dispose(): void {
    for (const one of this.held) one.dispose();
  }
}
