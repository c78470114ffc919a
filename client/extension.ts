import { type Spent, loadBegan, now, since } from './ui/loadTime';
import { type ExtensionContext, ExtensionMode } from 'vscode';
import { showEnvironmentStatus } from './accounts/environmentStatus';
import type { LocalEngine } from './accounts/localEngine';
import { registerCommands } from './commands/registerCommands';
import { planCommands } from './commands/plan/planCommands';
import { runCommands } from './commands/runs/runCommands';
import { workflowCommands } from './commands/workflows/workflowCommands';
import { OutcomeDecorations } from './decorations/outcomeDecorations';
import { AccountDocuments } from './documents/accountDocuments';
import { CallDocuments } from './documents/callDocuments';
import { StateDocuments } from './documents/stateDocuments';
import { ActionDrop } from './drop/actionDrop';
import { connectorReference } from './drop/connectorReference';
import type { LanguageServer } from './language/languageServer';
import { PlanSession } from './plan/planSession';
import { StepCalls } from './runs/stepCalls';
import { createServices } from './services';
import { createLog } from './ui/log';
import type { Releasable } from './ui/releasable';
import { createConnectorsView } from './views/connectors/connectorsView';
import { createPlanView } from './views/plan/planView';
import { createRunsView } from './views/runs/runsView';
import { createWorkflowsView } from './views/workflows/workflowsView';
import type { TreeNode } from './views/treeNode';

/** What other extensions and our own tests see. No secret, no way to one. */
export interface FlexliExtension {
  /** What it took to read our code and to activate it, without the language server's start. */
  readonly activation: Spent;
  /** Resolves when the language server answers; starts it if need be. */
  languageServerReady(): Promise<void>;
  /** Under development only, for tests: the nodes at the top of our trees, by the ids of their views. */
  readonly trees?: Trees;
}

type Trees = Readonly<Record<string, () => Promise<readonly TreeNode[]>>>;

// Reading the code and activating it are two steps, between which VS Code does work of its own.
const load = since(loadBegan);

interface Running {
  readonly server: LanguageServer;
  readonly local: LocalEngine;
  readonly log: Releasable;
}

let running: Running | undefined;

/** Registers what VS Code may ask for; whatever is heavy is loaded when it is first used. */
export function activate(context: ExtensionContext): FlexliExtension {
  const begun = now();
  const log = createLog();
  const { services, held } = createServices(context, log);
  const { server, local, environments, runs, health } = services;
  running = { server, local, log };
  const { runReader: reader, accountRuns, placeholderSecrets: secrets, launcher } = services;
  const runsView = createRunsView({ store: runs, reader }, accountRuns, environments);
  const workflowsView = createWorkflowsView(services.workflowList, runs, accountRuns, services.accountWatch);
  const callDocuments = new CallDocuments();
  const ofRuns = runCommands({
    store: runs,
    reader,
    calls: new StepCalls(reader, services.catalog),
    list: accountRuns,
    launcher,
    secrets: services.knownSecrets,
    documents: callDocuments,
    view: runsView,
  });
  const ofWorkflows = workflowCommands({
    accounts: services.accounts,
    list: services.workflowList,
    deployments: services.deployments,
    project: services.project,
    launcher,
  });
  const planSession = new PlanSession(
    services.accounts,
    environments,
    secrets,
    server,
    log,
    services.deployFlow.onDidDeploy,
  );
  const planView = createPlanView(planSession);
  const ofPlan = planCommands({
    session: planSession,
    deployments: services.deployments,
    log,
    accountChanged: () => {
      services.catalog.refresh();
    },
    documents: callDocuments,
    secrets,
    environments,
    project: services.project,
    connectors: services.workspaceConnectors,
    catalog: services.catalog,
  });
  context.subscriptions.push(
    ...held,
    ...showEnvironmentStatus(environments, health),
    ...createConnectorsView(
      services.workspaceConnectors,
      environments,
      services.catalog,
      local,
      services.deployments,
      services.lockMemory,
      services.accountWatch,
    ),
    runsView,
    workflowsView,
    planSession,
    planView,
    new OutcomeDecorations(context, runs),
    new ActionDrop((action, document) => connectorReference(action, document, services.project)),
    new AccountDocuments(services.accounts, environments, services.knownSecrets),
    new StateDocuments(runs, services.knownSecrets),
    callDocuments,
    ...registerCommands(services, runsView, ofRuns, ofWorkflows, ofPlan),
  );
  server.watchDocuments();
  void health.check();
  const own = since(begun);
  const activation = { wallMs: load.wallMs + own.wallMs, cpuMs: load.cpuMs + own.cpuMs };
  log.info(`Activated in ${activation.wallMs.toFixed(1)} ms, ${load.wallMs.toFixed(1)} of them to read the code`);
  const trees: Trees = {
    'flexli.runs': () => runsView.nodes(),
    'flexli.workflows': () => workflowsView.nodes(),
    'flexli.plan': () => planView.nodes(),
  };
  return {
    activation,
    languageServerReady: () => server.ready(),
    ...(context.extensionMode === ExtensionMode.Production ? {} : { trees }),
  };
}

/**
 * Ends the engine and the language server; VS Code waits for it. It disposes the subscriptions meanwhile, so the log, which
 * what ends here may write to, is not one of them.
 */
export async function deactivate(): Promise<void> {
  await Promise.all([running?.server.stop(), running?.local.close()]);
  running?.log.dispose();
  running = undefined;
}
