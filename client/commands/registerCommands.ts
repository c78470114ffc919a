import { commands, l10n, window } from 'vscode';
import type { GiveVariable, MoveSecret } from '../../server/protocol';
import type { Services } from '../services';
import type { AccountConnectorNode } from '../views/connectors/accountConnectorNode';
import type { ActionNode } from '../views/connectors/actionNode';
import type { DefinedNode } from '../views/connectors/definition';
import type { RunNode } from '../views/runs/runNode';
import type { RunsView } from '../views/runs/runsView';
import type { StepNode } from '../views/runs/stepNode';
import { copyId } from './copyId';
import { deleteConnector } from './deleteConnector';
import { deploy } from './deploy';
import { giveVariable } from './giveVariable';
import { forgetSecret } from './forgetSecret';
import { moveSecret } from './moveSecret';
import { insertIntoWorkflow } from './insertIntoWorkflow';
import { newDocument } from './newDocument';
import { newFromTemplate } from './newFromTemplate';
import { openDefinition } from './openDefinition';
import { openState } from './openState';
import { refreshConnectors } from './refreshConnectors';
import { resetLocal } from './resetLocal';
import { run } from './run';
import { type ProtocolLocation, type ProtocolPosition, showReferences } from './showReferences';
import { signIn } from './signIn';
import { signOut } from './signOut';
import { startLocal } from './startLocal';
import { switchEnvironment } from './switchEnvironment';
import type { Releasable } from '../ui/releasable';

/** What commands do, by their ids. */
type Handlers = Readonly<Record<string, (...values: never[]) => unknown>>;

/** Registers every command that package.json contributes, and those that only we call. */
export function registerCommands(
  services: Services,
  runsView: RunsView,
  ...more: readonly Handlers[]
): readonly Releasable[] {
  const { environments, credentials, accounts, catalog, deployments, runs, follower } = services;
  const handlers: Handlers = {
    'flexli.signIn': async () => {
      await signIn({ environments, credentials });
    },
    'flexli.signOut': () => signOut(environments, credentials),
    'flexli.switchEnvironment': () => switchEnvironment(environments, credentials),
    'flexli.deploy': (target: unknown, selected: unknown) => deploy(services.deployFlow, target, selected),
    'flexli.run': (target: unknown, options: unknown) => run(services.launcher, target, options),
    'flexli.newWorkflow': () => newDocument('workflow'),
    'flexli.newConnector': () => newDocument('connector'),
    'flexli.newFromTemplate': () => newFromTemplate(),
    'flexli.forgetSecret': () => forgetSecret(environments, services.placeholderSecrets),
    'flexli.showLog': () => {
      services.log.show();
    },
    'flexli.startLocal': () => startLocal(services),
    'flexli.resetLocal': async () => {
      if (await resetLocal(services.local)) await startLocal(services);
    },
    'flexli.connectors.refresh': () => {
      refreshConnectors(services);
    },
    'flexli.connectors.open': (node: DefinedNode) => openDefinition(node),
    'flexli.connectors.insertAction': (node: ActionNode) => insertIntoWorkflow(node, services.project),
    'flexli.connectors.copyId': (node: AccountConnectorNode) => copyId(node.connector.id),
    'flexli.connectors.delete': (node: AccountConnectorNode) =>
      deleteConnector(node, accounts, catalog, deployments, services.project),
    'flexli.runs.openState': (node: StepNode) => openState(node),
    'flexli.runs.openWorkflow': (node: RunNode) => window.showTextDocument(node.run.workflow),
    'flexli.runs.stopFollowing': (node: RunNode) => {
      follower.leave(node.run.id);
    },
    'flexli.runs.copyId': (node: RunNode) => copyId(node.run.id),
    'flexli.runs.clear': () => {
      runs.clear();
    },
    'flexli.showReferences': (uri: string, position: ProtocolPosition, places: readonly ProtocolLocation[]) =>
      showReferences(uri, position, places),
    'flexli.moveSecret': (target: MoveSecret) => moveSecret(target, environments, services.placeholderSecrets),
    'flexli.giveVariable': (target: GiveVariable) =>
      giveVariable(target, {
        project: services.project,
        environments,
        connectors: services.workspaceConnectors,
        catalog,
        secrets: services.placeholderSecrets,
      }),
    'flexli.runs.show': (runId: string) => runsView.show(runId),
  };
  return Object.entries(Object.assign({}, handlers, ...more) as Handlers).map(([id, handler]) =>
    commands.registerCommand(id, guarded(services, id, handler)),
  );
}

/** A command that fails unexpectedly says so once and leaves a line in the log; nothing is thrown at the person. */
function guarded(
  { log }: Services,
  id: string,
  handler: (...values: never[]) => unknown,
): (...values: never[]) => Promise<unknown> {
  return async (...values) => {
    try {
      return await handler(...values);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      log.error(`${id}: ${message}`);
      const show = l10n.t('Show Log');
      void window.showErrorMessage(l10n.t('Flexli could not do this: {0}', message), show).then((button) => {
        if (button === show) log.show();
      });
      return undefined;
    }
  };
}
