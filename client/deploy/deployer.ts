import { type LogOutputChannel, type TextDocument, type Uri, l10n, workspace } from 'vscode';
import type { ApiFailure } from '../../flexli/api/failure';
import type { DocumentKind } from '../../flexli/model/documentKind';
import { type JsonObject, type JsonValue, isJsonObject } from '../../flexli/model/json';
import type { ApplyOutcome } from '../../flexli/project/apply/outcome';
import type { AccountCatalog } from '../accounts/accountCatalog';
import type { Account } from '../accounts/connection';
import { kindOfDocument } from '../language/documents';
import type { Report } from '../ui/progress';
import type { Answers } from './answers';
import type { DeployOutcome, Deployed } from './deployOutcome';
import type { Deployments } from './deployments';
import { digestOf } from './digest';
import { documentName } from './documentName';
import type { DocumentChecks } from './documentChecks';
import { fillAnswers, resolvedAnswers } from './fillAnswers';
import type { KnownSecrets } from './knownSecrets';
import type { LockMemory } from './lockMemory';
import type { PlaceholderResolver } from './placeholderResolver';
import { type Prerequisite, askPrerequisites } from './prerequisites';
import type { RecordPlaces } from './recordPlaces';
import { serverErrors } from './serverErrors';

/** Sends documents to an account, with what they use before them. */
export class Deployer {
  constructor(
    private readonly checks: DocumentChecks,
    private readonly resolver: PlaceholderResolver,
    private readonly catalog: AccountCatalog,
    private readonly deployments: Deployments,
    private readonly places: RecordPlaces,
    private readonly secrets: KnownSecrets,
    private readonly locks: LockMemory,
    private readonly log: LogOutputChannel,
  ) {}

  /** Deploys a file. Steps follow each other; whatever was sent when the signal aborts is recorded and told. */
  async deploy(uri: Uri, account: Account, signal: AbortSignal, report: Report): Promise<DeployOutcome> {
    const first: Deployed[] = [];
    await this.locks.learn(account.environment);
    const outcome = await this.deployOne(uri, account, signal, report, first, new Set());
    // One event for all of it: every listener reads the account anew.
    if (outcome.kind === 'deployed' || first.length > 0) this.catalog.refresh();
    return outcome;
  }

  private async deployOne(
    uri: Uri,
    account: Account,
    signal: AbortSignal,
    report: Report,
    first: Deployed[],
    above: ReadonlySet<string>,
  ): Promise<DeployOutcome> {
    const document = await workspace.openTextDocument(uri);
    const kind = kindOfDocument(document);
    if (!kind) return { kind: 'impossible', first, message: l10n.t('This is neither a workflow nor a connector.') };
    if (document.isDirty && !document.isUntitled) await document.save();
    const name = documentName(document);

    report(l10n.t('checking {0}', name));
    const errors = await this.checks.check(document, kind, signal);
    if (isOver(signal)) return { kind: 'cancelled', first };
    if (errors > 0) return { kind: 'findings', name, count: errors, byServer: false, first };
    const content = contentOf(document);
    if (!content) return { kind: 'impossible', first, message: l10n.t('This is neither a workflow nor a connector.') };

    const answers = await this.resolver.resolve(content, uri, account, signal);
    if (!answers || isOver(signal)) return { kind: 'cancelled', first };
    const ready = await this.deployUsed(answers, account, signal, report, first, new Set([...above, uri.toString()]));
    if (ready.kind !== 'ids') return ready;

    const { complete, masked } = fillAnswers(content, answers, ready.ids);
    const { connectors, complete: known } = await this.catalog.load(account.environment);
    const left = await this.checks.checkFilled(document, kind, masked, known ? connectors : undefined, signal);
    if (isOver(signal)) return { kind: 'cancelled', first };
    if (left > 0) return { kind: 'findings', name, count: left, byServer: false, first };

    if (kind === 'connector') this.secrets.rememberSent(account.environment, complete);
    report(l10n.t('sending {0}', name));
    const text = document.getText();
    const place = await this.places.of(uri, account);
    const { placeholders, targets } = resolvedAnswers(answers, ready.ids, place.pathOf);
    const { sendDocument } = await import('../plan/planHost');
    const lone = { document: { path: place.path, kind, text, content }, placeholders, targets };
    const sending = { hasBegun: false };
    const outcome = await sendDocument(lone, place, account.api, signal, () => {
      sending.hasBegun = true;
    });
    const [step] = outcome.done;
    if (outcome.status === 'cancelled' && !sending.hasBegun) return { kind: 'cancelled', first };
    if (step?.id === undefined) return this.refused(document, kind, outcome, complete, name, first, place.lock);
    const deployed: Deployed = { file: uri, name, id: step.id, version: 1 };
    await this.deployments.set(account.environment, uri, {
      id: deployed.id,
      version: deployed.version,
      digest: digestOf(text),
      uses: Object.fromEntries(ready.ids),
    });
    this.log.info(`Deployed ${kind} "${name}" to ${account.environment.name} as ${deployed.id}`);
    return { kind: 'deployed', deployed, first };
  }

  /** Makes sure that the files which placeholders stand for are in the account; answers their ids. */
  private async deployUsed(
    answers: Answers,
    account: Account,
    signal: AbortSignal,
    report: Report,
    first: Deployed[],
    above: ReadonlySet<string>,
  ): Promise<DeployOutcome | { readonly kind: 'ids'; readonly ids: ReadonlyMap<string, string> }> {
    const files = new Map(
      [...answers.values()].flatMap((one) => (one.kind === 'file' ? [[one.file.toString(), one.file]] : [])),
    );
    const ids = new Map<string, string>();
    const wanted: Prerequisite[] = [];
    for (const [key, file] of files) {
      if (above.has(key)) {
        return { kind: 'impossible', first, message: l10n.t('Workflows that use each other cannot be deployed.') };
      }
      const state = await this.checks.stateInAccount(file, account);
      if (state.kind === 'unreadable') {
        const message = l10n.t('{0} does not exist, but flexli.json names it.', workspace.asRelativePath(file));
        return { kind: 'impossible', first, message };
      }
      if (state.id !== undefined) ids.set(key, state.id);
      if (state.kind !== 'current') wanted.push({ file, name: state.name, kind: state.kind });
    }
    const chosen = await askPrerequisites(wanted, account.environment.name);
    if (!chosen || isOver(signal)) return { kind: 'cancelled', first };
    for (const file of chosen) {
      const outcome = await this.deployOne(file, account, signal, report, first, above);
      if (outcome.kind !== 'deployed') return outcome;
      first.push(outcome.deployed);
      ids.set(file.toString(), outcome.deployed.id);
      this.catalog.refresh();
    }
    return { kind: 'ids', ids };
  }

  private refused(
    document: TextDocument,
    kind: DocumentKind,
    { failures }: ApplyOutcome,
    sent: JsonValue,
    name: string,
    first: readonly Deployed[],
    lock: Uri | undefined,
  ): DeployOutcome {
    const [failed] = failures;
    if (!failed) return { kind: 'cancelled', first, sending: name };
    this.log.warn(`"${name}" was not deployed: ${failed.message}`);
    const { error } = failed;
    // Without a word of the API it is the lock that cannot be read or written.
    if (!error) return { kind: 'impossible', message: failed.message, first, ...(lock ? { file: lock } : {}) };
    if (!isAboutDocument(error)) return { kind: 'problem', problem: { kind: 'api', failure: error }, first };
    const errors = serverErrors(error, sent);
    this.checks.showServerErrors(document, kind, errors);
    return { kind: 'findings', name, count: errors.length, byServer: true, first };
  }
}

/** Whether the API has looked at the document and does not want it. */
function isAboutDocument({ kind, errorCode }: ApiFailure): boolean {
  return kind === 'validation' || (kind === 'rejected' && errorCode !== undefined);
}

/** The document was checked, so it has the shape that its kind asks for. */
function contentOf(document: TextDocument): JsonObject | undefined {
  const value = JSON.parse(document.getText().replace(/^\uFEFF/, '')) as JsonValue;
  return isJsonObject(value) ? value : undefined;
}

/** Asked anew after every step; the compiler would take the first answer for all. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}
