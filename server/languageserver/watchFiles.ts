import type { Connection } from 'vscode-languageserver/node';
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver/node';

/** Asks the client to tell about our files. */
export async function watchFiles(connection: Connection): Promise<void> {
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [{ globPattern: '**/*.{fecon,fewrk}.json' }, { globPattern: '**/flexli.json' }],
  });
}
