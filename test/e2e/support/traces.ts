import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Person } from './walk';

/** The forms in which a secret could be written down. */
function forms(clientId: string, secret: string): readonly string[] {
  return [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('hex'),
    Buffer.from(`${clientId}:${secret}`).toString('base64'),
  ];
}

/**
 * Where anything written by VS Code, the extension or the browser holds the secret: settings, logs, storage and files of
 * the workspace on disk; settings and storage of the browser; what the server and the console printed.
 */
export async function tracesOf(person: Person, clientId: string, secret: string): Promise<readonly string[]> {
  const { vsCode, folder, page } = person;
  const needles = forms(clientId, secret);
  const holds = (text: string): boolean => needles.some((needle) => text.includes(needle));
  const files = [vsCode.server.dataFolder, folder].flatMap((root) =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      // The installed extension itself cannot change.
      .filter((file) => !file.includes(`${path.sep}extensions${path.sep}`)),
  );
  const found = files.filter((file) => holds(readFileSync(file, 'latin1')));
  const others = {
    'storage of the browser': JSON.stringify(await page.context().storageState({ indexedDB: true })),
    'output of the server': vsCode.server.log(),
    'console of the workbench': vsCode.workbench.log.join('\n'),
    'the window': await page.locator('body').innerText(),
  };
  return [
    ...found,
    ...Object.entries(others)
      .filter(([, text]) => holds(text))
      .map(([place]) => place),
  ];
}

/** How many files a search of traces reads; a search of nothing would find nothing. */
export function writtenFiles(person: Person): number {
  return readdirSync(person.vsCode.server.dataFolder, { recursive: true }).length;
}
