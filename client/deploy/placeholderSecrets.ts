import type { ExtensionContext, Memento } from 'vscode';
import { type Environment, environmentKey } from '../accounts/environment';

const PREFIX = 'flexli.placeholder:';
const NAMES = 'flexli.placeholders';

/** Values of secret placeholders, in SecretStorage, by environment and address. Their names alone are listed. */
export class PlaceholderSecrets {
  constructor(
    private readonly secrets: ExtensionContext['secrets'],
    private readonly memory: Memento,
  ) {}

  async get(environment: Environment, name: string): Promise<string | undefined> {
    return this.secrets.get(keyOf(environment, name));
  }

  async set(environment: Environment, name: string, value: string): Promise<void> {
    await this.secrets.store(keyOf(environment, name), value);
    await this.list(environment, [...this.names(environment), name]);
  }

  async delete(environment: Environment, name: string): Promise<void> {
    await this.secrets.delete(keyOf(environment, name));
    await this.list(
      environment,
      this.names(environment).filter((one) => one !== name),
    );
  }

  names(environment: Environment): readonly string[] {
    return this.memory.get<Readonly<Record<string, readonly string[]>>>(NAMES)?.[environmentKey(environment)] ?? [];
  }

  private async list(environment: Environment, names: readonly string[]): Promise<void> {
    const all = this.memory.get<Readonly<Record<string, readonly string[]>>>(NAMES) ?? {};
    await this.memory.update(NAMES, { ...all, [environmentKey(environment)]: [...new Set(names)].sort() });
  }
}

function keyOf(environment: Environment, name: string): string {
  return `${PREFIX}${environmentKey(environment)}|${name}`;
}
