import { type Memento, Uri } from 'vscode';
import { type Environment, environmentKey } from '../accounts/environment';
import { digestOf } from './digest';

/** What the newest deployment of a file was. */
export interface Deployment {
  readonly id: string;
  /** 1 for connectors. */
  readonly version: number;
  /** Of the file's text when it was sent. */
  readonly digest: string;
  /** Ids that the placeholders of other files stood for, by the files' URIs. */
  readonly uses: Readonly<Record<string, string>>;
}

/** Whether running the deployed version runs what the file says. */
export type DeploymentState = 'never' | 'changed' | 'current';

const PREFIX = 'flexli.deployed:';

/** Remembers, per environment, what each file of the workspace was last deployed as. Ids only, no secret. */
export class Deployments {
  constructor(private readonly memory: Memento) {}

  get(environment: Environment, file: Uri): Deployment | undefined {
    return this.all(environment)[file.toString()];
  }

  /** The file that a document of the account was deployed from, as its newest deployment. */
  fileOf(environment: Environment, id: string): Uri | undefined {
    const [file] = Object.entries(this.all(environment)).find(([, deployment]) => deployment.id === id) ?? [];
    return file === undefined ? undefined : Uri.parse(file);
  }

  async set(environment: Environment, file: Uri, deployment: Deployment): Promise<void> {
    await this.write(environment, { ...this.all(environment), [file.toString()]: deployment });
  }

  /** Forgets whatever has this id, after it was deleted from the account. */
  async forget(environment: Environment, id: string): Promise<void> {
    const kept = Object.entries(this.all(environment)).filter(([, deployment]) => deployment.id !== id);
    await this.write(environment, Object.fromEntries(kept));
  }

  /** Compares a file with what was deployed of it and of the files it uses. */
  state(environment: Environment, file: Uri, text: string): DeploymentState {
    const all = this.all(environment);
    const deployment = all[file.toString()];
    if (!deployment) return 'never';
    const replaced = Object.entries(deployment.uses).some(([used, id]) => all[used]?.id !== id);
    return replaced || deployment.digest !== digestOf(text) ? 'changed' : 'current';
  }

  private all(environment: Environment): Readonly<Record<string, Deployment>> {
    return this.memory.get(PREFIX + environmentKey(environment)) ?? {};
  }

  private async write(environment: Environment, all: Readonly<Record<string, Deployment>>): Promise<void> {
    await this.memory.update(PREFIX + environmentKey(environment), all);
  }
}
