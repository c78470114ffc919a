import { parseArgs } from 'node:util';
import { ensureHost } from './installHost';
import { OLDEST, runnableVersions } from './pins';
import { startServer } from './server';
import { workbenchAddress } from './workbench';

// The VS Code for the browser of `npm start`: the packed extension is installed as a user would, and workspace trust
// stays on. The address holds a token, which keeps other people and pages of this machine out.
const { values } = parseArgs({ options: { open: { type: 'string' }, vsix: { type: 'string', multiple: true } } });

/** Undoes comfort of the tests that would hide from a person what VS Code normally does. */
const SETTINGS = {
  'files.simpleDialog.enable': false,
  'workbench.editor.useModal': undefined,
  // Newer versions do not ask, so that a person would have to find out why nothing can be run.
  'security.workspace.trust.startupPrompt': 'once',
};

async function serve(): Promise<string> {
  const connectionToken = process.env.FLEXLI_CONNECTION_TOKEN;
  delete process.env.FLEXLI_CONNECTION_TOKEN;
  const host = ensureHost(runnableVersions()[0] ?? OLDEST);
  const server = await startServer(host, {
    settings: SETTINGS,
    vsix: values.vsix ?? [],
    workspaceTrust: true,
    ...(connectionToken === undefined ? {} : { connectionToken }),
  });
  console.log(`VS Code ${host.vscodeVersion} with the extension and the examples; open this address in a browser:`);
  console.log(`  ${workbenchAddress(server.port, { open: values.open, connectionToken })}`);
  console.log('Ctrl+C ends it.');
  return server.ended;
}

try {
  console.error(await serve());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
process.exit(1);
