import { type Uri, l10n } from 'vscode';
import type { DeployedConnector } from '../../flexli/model/connector';
import { type JsonValue, isJsonObject } from '../../flexli/model/json';
import { isUlid } from '../../flexli/model/ulid';
import { type Placeholder, findPlaceholders } from '../../flexli/project/placeholders';
import type { AccountCatalog } from '../accounts/accountCatalog';
import type { Account } from '../accounts/connection';
import { environmentKey } from '../accounts/environment';
import type { ProjectStore } from '../project/projectStore';
import type { WorkspaceConnectors } from '../project/workspaceConnectors';
import { askText } from '../ui/inputSteps';
import type { Answers, PlaceholderAnswer } from './answers';
import { chooseConnector } from './chooseConnector';
import { chooseWorkflow } from './chooseWorkflow';
import type { PlaceholderSecrets } from './placeholderSecrets';
import { placeholderUse, typedValue } from './placeholderUse';

/** A placeholder with all its places. */
interface Wanted {
  readonly name: string;
  readonly paths: readonly string[];
}

/** What a person is asked for, and where the answer counts. */
interface Question {
  readonly wanted: Wanted;
  /** Of the document. */
  readonly uri: Uri;
  readonly account: Account;
  readonly signal: AbortSignal;
}

/** Finds out what the placeholders of a document stand for: from `flexli.json`, else by asking once. */
export class PlaceholderResolver {
  /** Answers that no project file could take, for as long as the window is open. */
  private readonly session = new Map<string, PlaceholderAnswer>();

  constructor(
    private readonly project: ProjectStore,
    private readonly catalog: AccountCatalog,
    private readonly connectors: WorkspaceConnectors,
    private readonly secrets: PlaceholderSecrets,
  ) {}

  /** Undefined when the person gave up. */
  async resolve(document: JsonValue, uri: Uri, account: Account, signal: AbortSignal): Promise<Answers | undefined> {
    const answers = new Map<string, PlaceholderAnswer>();
    for (const wanted of byName(findPlaceholders(document))) {
      const answer =
        (await this.known(wanted, uri, account)) ??
        this.session.get(sessionKey(uri, account, wanted.name)) ??
        (await this.ask({ wanted, uri, account, signal }));
      if (!answer || signal.aborted) return undefined;
      answers.set(wanted.name, answer);
    }
    return answers;
  }

  /** What `flexli.json` says, as far as it leads to something that exists. */
  private async known({ name }: Wanted, uri: Uri, account: Account): Promise<PlaceholderAnswer | undefined> {
    const project = (await this.project.projectOf(uri))?.project;
    const value = project?.environments[account.environment.name]?.variables[name] ?? project?.variables[name];
    if (value === undefined) return undefined;
    if (!isJsonObject(value)) return { kind: 'value', value };
    if (typeof value.connector === 'string') return this.connectorNamed(value.connector, uri, account);
    if (typeof value.workflow === 'string') {
      return { kind: 'file', file: this.project.fileAt(uri, value.workflow) };
    }
    if (value.secret === true) return this.secret(name, account);
    return { kind: 'value', value };
  }

  private async connectorNamed(named: string, uri: Uri, account: Account): Promise<PlaceholderAnswer | undefined> {
    const files = await this.connectors.list();
    const path = this.project.fileAt(uri, named).toString();
    const file = files.find((one) => one.uri.toString() === path);
    if (file) return { kind: 'file', file: file.uri };
    // The same order as in a plan, so that both send the same.
    const filesOfType = files.filter((one) => one.file.kind === 'connector' && one.file.connector.type === named);
    const [onlyFile] = filesOfType;
    if (filesOfType.length > 1) return undefined;
    if (onlyFile) return { kind: 'file', file: onlyFile.uri };
    const { connectors } = await this.catalog.load(account.environment);
    const byId = connectors.find(({ id }) => id === named);
    if (byId) return { kind: 'value', value: byId.id };
    const [only, ...others] = connectors.filter(({ type }) => type === named);
    if (only && others.length === 0) return { kind: 'value', value: only.id };
    return undefined;
  }

  private async secret(name: string, { environment }: Account): Promise<PlaceholderAnswer | undefined> {
    const value = await this.secrets.get(environment, name);
    return value === undefined ? undefined : { kind: 'secret', value };
  }

  private async ask(question: Question): Promise<PlaceholderAnswer | undefined> {
    switch (placeholderUse(question.wanted.name, question.wanted.paths)) {
      case 'connector':
        return this.askConnector(question);
      case 'workflow':
        return this.askWorkflow(question);
      case 'workflow-version':
        return this.askVersion(question);
      case 'secret':
        return this.askSecret(question);
      case 'value':
        return this.askValue(question);
    }
  }

  private async askConnector(question: Question): Promise<PlaceholderAnswer | undefined> {
    const { wanted, uri, account, signal } = question;
    const { name: environment } = account.environment;
    const [{ connectors }, files] = await Promise.all([this.catalog.load(account.environment), this.connectors.list()]);
    const choice = await chooseConnector(wanted.name, environment, connectors, files, signal);
    if (!choice) return undefined;
    if (choice.kind === 'file') {
      const path = this.project.pathFor(uri, choice.file);
      return this.keep(question, { kind: 'file', file: choice.file }, { connector: path });
    }
    const answer: PlaceholderAnswer = { kind: 'value', value: choice.connector.id };
    return this.keep(question, answer, reference(choice.connector, connectors));
  }

  private async askWorkflow(question: Question): Promise<PlaceholderAnswer | undefined> {
    const { wanted, uri, account, signal } = question;
    const { environment, api } = account;
    const list = await api.workflows.list({}, signal);
    const choice = await chooseWorkflow(wanted.name, environment.name, list.ok ? list.value : [], uri, signal);
    if (!choice) return undefined;
    if (choice.kind === 'account') {
      const { id } = choice.workflow;
      return this.keep(question, { kind: 'value', value: id }, id);
    }
    const path = this.project.pathFor(uri, choice.file);
    return this.keep(question, { kind: 'file', file: choice.file }, { workflow: path });
  }

  private async askVersion(question: Question): Promise<PlaceholderAnswer | undefined> {
    const { wanted, signal } = question;
    const answer = await askText({
      title: title(wanted),
      signal,
      prompt: l10n.t('Version of the workflow. Every deployment makes version 1 of a new workflow.'),
      value: '1',
      validate: (text) => (/^[1-9]\d{0,8}$/.test(text.trim()) ? undefined : l10n.t('Give a whole number.')),
    });
    if (answer.kind !== 'value') return undefined;
    const value = Number(answer.value.trim());
    return this.keep(question, { kind: 'value', value }, value);
  }

  private async askSecret(question: Question): Promise<PlaceholderAnswer | undefined> {
    const { wanted, account, signal } = question;
    const answer = await askText({
      title: title(wanted),
      signal,
      prompt: l10n.t(
        'A secret of {0}. It is kept in the secret storage of VS Code, not in a file.',
        account.environment.name,
      ),
      password: true,
      validate: (text) => (text === '' ? l10n.t('Give the value.') : undefined),
    });
    if (answer.kind !== 'value') return undefined;
    await this.secrets.set(account.environment, wanted.name, answer.value);
    return this.keep(question, { kind: 'secret', value: answer.value }, { secret: true });
  }

  private async askValue(question: Question): Promise<PlaceholderAnswer | undefined> {
    const { wanted, signal } = question;
    const answer = await askText({
      title: title(wanted),
      signal,
      prompt: l10n.t('Value for {0}. It is remembered in flexli.json.', wanted.paths.join(', ')),
      validate: (text) => (text === '' ? l10n.t('Give the value.') : undefined),
    });
    if (answer.kind !== 'value') return undefined;
    const value = typedValue(answer.value, wanted.paths) as JsonValue;
    return this.keep(question, { kind: 'value', value }, value);
  }

  /** Remembers an answer in `flexli.json` as `entry`; an id holds for its own environment only. */
  private async keep(
    { wanted: { name }, uri, account }: Question,
    answer: PlaceholderAnswer,
    entry: JsonValue,
  ): Promise<PlaceholderAnswer> {
    const named = isJsonObject(entry) ? entry.connector : entry;
    const isId = typeof named === 'string' && isUlid(named);
    const project = isId ? (await this.project.projectOf(uri))?.project : undefined;
    const environment = account.environment.name;
    const listed = project?.environments[environment] ? environment : undefined;
    if (!(await this.project.remember(uri, name, entry, listed))) {
      this.session.set(sessionKey(uri, account, name), answer);
    }
    return answer;
  }
}

function sessionKey(uri: Uri, { environment }: Account, name: string): string {
  return `${environmentKey(environment)}|${uri.toString()}|${name}`;
}

/** What `flexli.json` says of a connector that only the account has. */
export function reference(chosen: DeployedConnector, all: readonly DeployedConnector[]): JsonValue {
  // Its type means the same in every environment, where that names only one; else it is its id here.
  const single = all.filter(({ type }) => type === chosen.type).length === 1;
  return { connector: single ? chosen.type : chosen.id };
}

function title({ name }: Wanted): string {
  return l10n.t('Flexli: {0}', `{{${name}}}`);
}

function byName(placeholders: readonly Placeholder[]): readonly Wanted[] {
  const paths = new Map<string, string[]>();
  for (const { name, path } of placeholders) paths.set(name, [...(paths.get(name) ?? []), path]);
  return [...paths].map(([name, all]) => ({ name, paths: all }));
}
