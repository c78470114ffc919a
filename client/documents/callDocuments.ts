import { EventEmitter, type TextDocumentContentProvider, Uri, workspace } from 'vscode';
import type { Releasable } from '../ui/releasable';

const SCHEME = 'flexli-call';
const MOST_KEPT = 50;

/** Read-only JSON documents that were made for showing: requests, answers, runs to compare. In memory, the last few. */
export class CallDocuments implements TextDocumentContentProvider, Releasable {
  private readonly changed = new EventEmitter<Uri>();
  private readonly texts = new Map<string, string>();
  private readonly provider: Releasable;
  readonly onDidChange = this.changed.event;

  constructor() {
    this.provider = workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  /** Keeps a value to be shown under a name; `id` tells documents of one name apart. */
  put(id: string, name: string, text: string, extension: 'json' | 'sh' = 'json'): Uri {
    const shown = name.replace(/[\\/:*?"<>|#%]+/g, ' ').trim();
    const uri = Uri.from({ scheme: SCHEME, path: `/${id}/${shown}.${extension}` });
    this.texts.delete(uri.toString());
    this.texts.set(uri.toString(), text);
    for (const key of [...this.texts.keys()].slice(0, -MOST_KEPT)) this.texts.delete(key);
    this.changed.fire(uri);
    return uri;
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  dispose(): void {
    this.provider.dispose();
    this.changed.dispose();
  }
}
