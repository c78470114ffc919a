import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { localValidator } from '../../cli/emulator/localValidator';
import { runCli, type CliResult } from './cliTerminal';
import { CLIENT_ID, CLIENT_SECRET, temporaryFolder, TestEmulator } from './emulatorSupport';

export const TOKEN = 'a-token-that-nobody-may-see';
export const CHAT = 'connectors/chat.fecon.json';
export const GREET = 'workflows/greet.fewrk.json';

export const CONNECTOR = {
  type: 'Chat',
  name: 'Chat',
  description: 'Posts messages.',
  schema_version: 1,
  config: {
    host: '{{Host}}',
    default_headers: { Authorization: 'Token {{Token}}' },
    credentials: { type: 'BearerToken', bearer_token: '{{Token}}' },
  },
  actions: [
    {
      type: 'Post',
      method: 'post',
      path: 'messages',
      parameters: {
        type: 'object',
        properties: { text: { type: 'string' } },
        required: ['text'],
        additionalProperties: false,
      },
    },
  ],
};

export const WORKFLOW = {
  name: 'Greet',
  schema_version: 1,
  actions: [{ connector_id: '{{Chat}}', type: 'Post', order: 1, parameters: { text: 'hello' } }],
};

/** A project on disk with two environments of one emulator, and the CLI in it. */
export class CliProject {
  readonly #folder = temporaryFolder();
  /** Absolute. */
  readonly path = this.#folder.path;

  private constructor(readonly emulator: TestEmulator) {
    this.write('flexli.json', {
      environments: { staging: this.environment, live: { ...this.environment, production: true } },
      variables: { Chat: { connector: CHAT }, Token: { secret: true }, Host: 'chat.example.com' },
    });
    this.write(CHAT, CONNECTOR);
    this.write(GREET, WORKFLOW);
  }

  /** In an account that has nothing. */
  static async make(emulator: TestEmulator): Promise<CliProject> {
    await emulator.call('POST', '/local/reset');
    return new CliProject(emulator);
  }

  static startEmulator(): Promise<TestEmulator> {
    return TestEmulator.start({ validator: localValidator() });
  }

  get environment(): object {
    return { api: this.emulator.apiUrl, auth: this.emulator.tokenUrl };
  }

  /** What the process of the CLI has in its environment. */
  get variables(): Readonly<Record<string, string>> {
    return { FLEXLI_CLIENT_ID: CLIENT_ID, FLEXLI_CLIENT_SECRET: CLIENT_SECRET, FLEXLI_SECRET_TOKEN: TOKEN };
  }

  write(path: string, content: unknown): void {
    const file = join(this.path, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), 'utf8');
  }

  /** The id that the lock has for a file; empty when it has none. */
  idOf(path: string): string {
    const line =
      this.read('flexli.lock.json')
        .split('\n')
        .find((one) => one.includes(`"${path}":`)) ?? '';
    return /"id":"([^"]+)"/.exec(line)?.[1] ?? '';
  }

  flexli(args: string, more: { environment?: object; answers?: readonly string[] } = {}): Promise<CliResult> {
    return runCli(args.split(' '), {
      folder: this.path,
      ...more,
      environment: { ...this.variables, ...more.environment },
    });
  }

  remove(): void {
    this.#folder.remove();
  }
}
