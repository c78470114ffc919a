import { type LogOutputChannel, workspace } from 'vscode';
import type { RunEntry, RunStore } from '../../runs/runStore';
import type { Releasable } from '../../ui/releasable';
import { IGNORED_FILES } from '../documents';
import type { LanguageServer } from '../languageServer';
import { allSamples } from './allSamples';
import { samplesOfMocks } from './mockSamples';
import { type AnswerSample, type RunSamples, samplesOfRun } from './runSamples';

const MOCK_FILES = '**/*.femocks.json';
/** Runs and files that are looked at; older ones hardly tell more. */
const MOST = { runs: 50, files: 100 } as const;
/** A run tells of itself many times a second; the language server is told once, in milliseconds. */
const PAUSE_MS = 1000;

const NOTHING = JSON.stringify(allSamples([], []));

/** Tells the language server what data looked like in runs and mocks. Values never leave the window. */
export class SampleSource implements Releasable {
  private readonly held: Releasable[] = [];
  private readonly ofRuns = new WeakMap<RunEntry, RunSamples>();
  private mocks: Promise<readonly AnswerSample[]> | undefined;
  private waiting: NodeJS.Timeout | undefined;
  private told = NOTHING;

  constructor(
    private readonly runs: RunStore,
    private readonly server: LanguageServer,
    private readonly log: LogOutputChannel,
  ) {
    let first = true;
    this.held.push(
      server.onDidStart(() => {
        this.told = NOTHING;
        if (first) this.watch();
        first = false;
        this.soon();
      }),
    );
  }

  /** Before the server runs, there is nobody to tell. */
  private watch(): void {
    const files = workspace.createFileSystemWatcher(MOCK_FILES);
    const readAgain = (): void => {
      this.mocks = undefined;
      this.soon();
    };
    this.held.push(
      files,
      files.onDidCreate(readAgain),
      files.onDidChange(readAgain),
      files.onDidDelete(readAgain),
      this.runs.onDidChange(() => {
        this.soon();
      }),
    );
  }

  private soon(): void {
    this.waiting ??= setTimeout(() => {
      this.waiting = undefined;
      this.tell().catch((error: unknown) => {
        this.log.warn(`What runs look like could not be told to the language server: ${String(error)}`);
      });
    }, PAUSE_MS);
  }

  private async tell(): Promise<void> {
    this.mocks ??= readMocks();
    const mocks = await this.mocks;
    const runs = this.runs
      .list()
      .slice(0, MOST.runs)
      .map((run) => ({ uri: run.workflow.toString(), ...this.samplesOf(run) }));
    const params = allSamples(runs, mocks);
    const text = JSON.stringify(params);
    if (text === this.told) return;
    this.told = text;
    await this.server.tellSamples(params);
  }

  /** A run is another object when anything in it is new. */
  private samplesOf(run: RunEntry): RunSamples {
    const known = this.ofRuns.get(run) ?? samplesOfRun(run);
    this.ofRuns.set(run, known);
    return known;
  }

  dispose(): void {
    clearTimeout(this.waiting);
    for (const one of this.held) one.dispose();
  }
}

async function readMocks(): Promise<readonly AnswerSample[]> {
  const files = await workspace.findFiles(MOCK_FILES, IGNORED_FILES, MOST.files);
  const texts = await Promise.all(files.map((file) => workspace.fs.readFile(file).then(decoded, () => '')));
  return texts.flatMap(samplesOfMocks);
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
