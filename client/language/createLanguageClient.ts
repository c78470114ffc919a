import type { LogOutputChannel } from 'vscode';
import { LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/protocol';
import { withPlaces } from './accountDefinitions';
import { LANGUAGE_SELECTOR } from './documents';

/** Objects that live for one keystroke are collected a little sooner, which takes 20 to 30 MB less memory. */
const SMALL_NURSERY = '--max-semi-space-size=4';

/**
 * The client of our language server. A module of its own, because reading vscode-languageclient takes longer than the
 * whole of the activation may.
 *
 * @param env what the server's process gets besides the environment of this one
 */
export function createLanguageClient(
  module: string,
  env: Readonly<Record<string, string>>,
  log: LogOutputChannel,
): LanguageClient {
  return new LanguageClient(
    'flexli',
    'Flexli Language Server',
    {
      run: { module, transport: TransportKind.ipc, options: { execArgv: [SMALL_NURSERY], env } },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=0'] } },
    },
    {
      documentSelector: LANGUAGE_SELECTOR,
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: {
        catalog: true,
        commands: {
          showReferences: 'flexli.showReferences',
          moveSecret: 'flexli.moveSecret',
          giveVariable: 'flexli.giveVariable',
        },
      } satisfies InitializationOptions,
      middleware: {
        provideDefinition: async (document, position, token, next) => withPlaces(await next(document, position, token)),
      },
      synchronize: { configurationSection: 'flexli' },
    },
  );
}
