import { Uri } from 'vscode';
import type { Environment } from '../../flexli/project/environment';
import type { Account } from '../accounts/connection';
import { LOCAL } from '../accounts/environment';
import type { ProjectStore } from '../project/projectStore';

/** Where it is recorded that a file was deployed. */
export interface RecordPlace {
  /** Folder of the lock, absolute; undefined when nothing is recorded there. */
  readonly root?: string;
  /** The lock itself. */
  readonly lock?: Uri;
  /** Of the file, as the lock names it. */
  readonly path: string;
  readonly environment: Environment;
  /** Path of another file from its URI. */
  readonly pathOf: (uri: string) => string;
}

/**
 * Finds the lock that a deployment belongs into: that of the project in a folder of the workspace. A single file, and an
 * environment that `flexli.json` does not name, have none: no plan could use it.
 */
export class RecordPlaces {
  constructor(private readonly project: ProjectStore) {}

  async of(file: Uri, { environment: { name, apiUrl, tokenUrl } }: Account): Promise<RecordPlace> {
    const root = this.project.rootOf(file);
    const environment = await this.project.environmentOf(file, name, apiUrl);
    const pathOf = (uri: string): string => this.project.pathFor(file, Uri.parse(uri));
    return {
      ...(root === undefined || !environment ? {} : { root, lock: lockIn(root, name) }),
      path: pathOf(file.toString()),
      environment: environment ?? { name, api: apiUrl, auth: tokenUrl, production: false, variables: new Map() },
      pathOf,
    };
  }
}

/** The file of the lock. Local has one of its own, beside what belongs to this machine. */
export function lockIn(root: string, environment: string): Uri {
  return Uri.joinPath(Uri.file(root), ...(environment === LOCAL.name ? ['.flexli'] : []), 'flexli.lock.json');
}
