import { type ExtensionContext, type LogOutputChannel, Uri, window, workspace } from 'vscode';
import { AccountCatalog } from './accounts/accountCatalog';
import { AccountWatch } from './accounts/accountWatch';
import { Accounts } from './accounts/accounts';
import { CredentialStore } from './accounts/credentialStore';
import { FlexliAuthentication } from './accounts/auth/authenticationProvider';
import { SessionList } from './accounts/auth/sessionList';
import { EnvironmentStore } from './accounts/environmentStore';
import { AccountHealth } from './accounts/health/accountHealth';
import { LocalEngine } from './accounts/localEngine';
import { signIn } from './commands/signIn';
import { Deployer } from './deploy/deployer';
import { DeployFlow } from './deploy/deployFlow';
import { Deployments } from './deploy/deployments';
import { DocumentChecks } from './deploy/documentChecks';
import { LockMemory } from './deploy/lockMemory';
import { KnownSecrets } from './deploy/knownSecrets';
import { PlaceholderResolver } from './deploy/placeholderResolver';
import { PlaceholderSecrets } from './deploy/placeholderSecrets';
import { RecordPlaces } from './deploy/recordPlaces';
import { ServerDiagnostics } from './deploy/serverDiagnostics';
import { AccountWorkflows } from './accounts/accountWorkflows';
import { CatalogCache } from './language/catalogCache';
import { CatalogSource } from './language/catalogSource';
import { LanguageServer } from './language/languageServer';
import { SampleSource } from './language/samples/sampleSource';
import { partOf } from './language/catalogParts';
import { withDocuments } from './language/shownCatalog';
import { serverValidator } from './language/validator';
import { ProjectStore } from './project/projectStore';
import { WorkspaceWorkflows } from './project/workspaceWorkflows';
import { WorkspaceConnectors } from './project/workspaceConnectors';
import { AccountRuns } from './runs/accountRuns';
import { RunFollower } from './runs/runFollower';
import { RunInput } from './runs/runInput';
import { RunLauncher } from './runs/runLauncher';
import { RunReader } from './runs/runReader';
import { RunStore } from './runs/runStore';
import { workflowUri } from './runs/workflowUri';
import { WorkflowList } from './workflows/workflowList';
import type { Releasable } from './ui/releasable';

/** Everything that commands and views share. */
export interface Services {
  readonly log: LogOutputChannel;
  readonly credentials: CredentialStore;
  readonly environments: EnvironmentStore;
  readonly local: LocalEngine;
  readonly project: ProjectStore;
  readonly accounts: Accounts;
  readonly health: AccountHealth;
  readonly catalog: AccountCatalog;
  readonly server: LanguageServer;
  readonly workspaceConnectors: WorkspaceConnectors;
  readonly workflowList: WorkflowList;
  readonly accountWatch: AccountWatch;
  readonly placeholderSecrets: PlaceholderSecrets;
  readonly knownSecrets: KnownSecrets;
  readonly deployments: Deployments;
  readonly lockMemory: LockMemory;
  readonly deployFlow: DeployFlow;
  readonly runs: RunStore;
  readonly runReader: RunReader;
  readonly accountRuns: AccountRuns;
  readonly follower: RunFollower;
  readonly launcher: RunLauncher;
}

/** Makes the services and ties them together. Nothing is read, started or called yet. */
export function createServices(
  context: ExtensionContext,
  log: LogOutputChannel,
): { readonly services: Services; readonly held: readonly Releasable[] } {
  const { workspaceState, globalState, secrets } = context;
  const project = new ProjectStore();
  const credentials = new CredentialStore(secrets);
  const environments = new EnvironmentStore(workspaceState, globalState, project);
  // The engine asks the server to check documents, and the server asks the engine's account for connectors.
  const local: LocalEngine = new LocalEngine(
    context,
    serverValidator(() => server),
    log,
  );
  const accounts = new Accounts(credentials, local, (one) => environments.previousAddress(one), log);
  const health = new AccountHealth(environments, accounts, credentials);
  const sessions = new SessionList(environments, credentials);
  const authentication = new FlexliAuthentication(sessions, credentials, accounts, () =>
    signIn({ environments, credentials }),
  );
  const catalog = new AccountCatalog(accounts, log, (key, problem) => {
    health.report(key, problem);
  });
  const workflows = new AccountWorkflows(accounts, log);
  const cache = new CatalogCache(Uri.joinPath(context.globalStorageUri, 'catalogs').fsPath);
  const source = new CatalogSource({ environments, catalog, workflows, local, cache }, () => {
    server.catalogChanged();
  });
  const server: LanguageServer = new LanguageServer(
    context,
    async (part) => withDocuments(partOf(await source.answer(), part)),
    log,
  );
  const workspaceConnectors = new WorkspaceConnectors();
  const placeholderSecrets = new PlaceholderSecrets(secrets, globalState);
  const deployments = new Deployments(workspaceState);
  const lockMemory = new LockMemory(deployments, project);
  const knownSecrets = new KnownSecrets(placeholderSecrets, credentials, workspaceConnectors, project);
  const workspaceWorkflows = new WorkspaceWorkflows();
  const workflowList = new WorkflowList(
    workspaceWorkflows,
    accounts,
    environments,
    deployments,
    lockMemory,
    local,
    catalog.onDidChange,
  );
  const accountWatch = new AccountWatch({
    current: () => environments.current,
    open: (environment) => accounts.open(environment),
    localInUse: () => local.inUse,
    focus: {
      focused: () => window.state.focused,
      onDidFocus: (listener) =>
        window.onDidChangeWindowState(({ focused }) => {
          if (focused) listener();
        }),
    },
    changed: () => {
      catalog.refresh();
    },
    now: Date.now,
  });
  const diagnostics = new ServerDiagnostics();
  const checks = new DocumentChecks(server, catalog, deployments, diagnostics);
  const resolver = new PlaceholderResolver(project, catalog, workspaceConnectors, placeholderSecrets);
  const deployer = new Deployer(
    checks,
    resolver,
    catalog,
    deployments,
    new RecordPlaces(project),
    knownSecrets,
    lockMemory,
    log,
  );
  const deployFlow = new DeployFlow(accounts, environments, deployer, project, log);
  const runs = new RunStore();
  const runReader = new RunReader(accounts, runs, knownSecrets, log);
  const accountRuns = new AccountRuns(
    accounts,
    environments,
    local,
    runs,
    knownSecrets,
    (environment, run) => workflowUri(deployments, environment, run),
    log,
  );
  const follower = new RunFollower(runs, knownSecrets, log);
  const launcher = new RunLauncher(
    accounts,
    environments,
    deployments,
    lockMemory,
    knownSecrets,
    deployFlow,
    new RunInput(workspaceState),
    runs,
    follower,
    log,
  );
  const tellServer = (): void => {
    workflows.forget();
    source.forget();
    server.catalogChanged();
  };
  const readAgain = (): void => {
    catalog.refresh();
  };
  return {
    services: {
      log,
      credentials,
      environments,
      local,
      project,
      accounts,
      health,
      catalog,
      server,
      workspaceConnectors,
      workflowList,
      accountWatch,
      placeholderSecrets,
      knownSecrets,
      deployments,
      lockMemory,
      deployFlow,
      runs,
      runReader,
      accountRuns,
      follower,
      launcher,
    },
    held: [
      catalog.onDidChange(tellServer),
      environments.onDidChange(tellServer),
      local.onDidStart(tellServer),
      credentials.onDidChange(readAgain),
      workspace.onDidGrantWorkspaceTrust(readAgain),
      project,
      credentials,
      environments,
      health,
      authentication,
      sessions,
      accounts,
      catalog,
      server,
      workspaceConnectors,
      workspaceWorkflows,
      workflowList,
      accountWatch,
      lockMemory,
      deployFlow,
      diagnostics,
      follower,
      accountRuns,
      new SampleSource(runs, server, log),
      runs,
    ],
  };
}
