import path from 'node:path';
import { FlexliApi } from '../../flexli/api/client';
import { environmentNamed, environmentNames, type Environment } from '../../flexli/project/environment';
import { diskFolder } from '../../flexli/project/files/diskFolder';
import type { ProjectFolder } from '../../flexli/project/files/projectFolder';
import { fileLockStore } from '../../flexli/project/lock/fileLockStore';
import type { LockStore } from '../../flexli/project/lock/lockStore';
import { parseProjectFile } from '../../flexli/project/projectFile';
import { projectProblems } from '../../flexli/project/projectProblems';
import { secretsOfEnvironment, type SecretSource } from '../../flexli/project/secretSource';
import { ProjectFiles } from '../files/projectFiles';
import { placeOf, positionAt } from '../files/place';
import { proxyFor } from '../proxy';
import type { Terminal } from '../terminal';
import { addressOf } from './address';

/** A project and the account of one of its environments. */
export interface OpenedProject {
  /** Absolute. */
  readonly root: string;
  readonly environment: Environment;
  readonly folder: ProjectFolder;
  readonly lock: LockStore;
  readonly api: FlexliApi;
  readonly secrets: SecretSource;
  /** The path of a file as the project has it, from one that a person wrote in a terminal. */
  pathOf(operand: string): string;
  /** A path of the project as the person would write it. */
  shown(file: string): string;
}

export type Opened =
  | { readonly ok: true; readonly project: OpenedProject }
  /** `usage` when the command was called wrongly, else the project is at fault. */
  | { readonly ok: false; readonly message: string; readonly usage: boolean };

/** Opens the project that the terminal stands in: that of the nearest `flexli.json`, else the folder itself. */
export async function openProject(environmentName: string | undefined, terminal: Terminal): Promise<Opened> {
  const projects = new ProjectFiles();
  const here = path.join(terminal.folder, 'flexli.json');
  await projects.add([here]);
  const found = projects.projectOf(here);
  const root = found ? path.dirname(found.path) : terminal.folder;
  const text = found?.text ?? '';
  const problems = projectProblems(text);
  if (problems.length > 0) {
    const shown = found ? path.relative(terminal.folder, found.path) : 'flexli.json';
    const lines = problems.map(
      ({ message, offset }) => `${placeOf(shown, positionAt(text, offset))}: error: ${message}`,
    );
    return { ok: false, usage: false, message: `flexli.json has errors.\n${lines.join('\n')}` };
  }
  const { project } = parseProjectFile(text);
  if (environmentName === undefined) {
    const names = environmentNames(project).join(', ');
    return { ok: false, usage: true, message: `Say which environment with --env NAME. There is: ${names}.` };
  }
  const named = environmentNamed(project, environmentName);
  if (!named.ok) return { ...named, usage: true };
  const { environment } = named;
  const address = addressOf(environment, terminal);
  if (!address.ok) return { ...address, usage: true };
  const { FLEXLI_CLIENT_ID: clientId = '', FLEXLI_CLIENT_SECRET: clientSecret = '' } = terminal.environment;
  if (clientId === '' || clientSecret === '') {
    const message = `Set FLEXLI_CLIENT_ID and FLEXLI_CLIENT_SECRET to the client of ${environment.name}.`;
    return { ok: false, usage: true, message };
  }
  return {
    ok: true,
    project: {
      root,
      environment,
      folder: diskFolder(root),
      lock: fileLockStore(root, environment.name),
      api: new FlexliApi({
        ...address.address,
        credentials: () => Promise.resolve({ clientId, clientSecret }),
        userAgent: 'flexli-cli',
        agent: proxyFor,
      }),
      secrets: secretsOfEnvironment(terminal.environment),
      pathOf: (operand) => path.relative(root, path.resolve(terminal.folder, operand)).split(path.sep).join('/'),
      shown: (file) => path.relative(terminal.folder, path.join(root, file)).split(path.sep).join('/'),
    },
  };
}
