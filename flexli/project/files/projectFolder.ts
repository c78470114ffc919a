/** The files of a project: a folder on disk, or the workspace of an editor with what is not saved yet. */
export interface ProjectFolder {
  /** Paths of the workflows and connectors, relative to `flexli.json`, with slashes, sorted. */
  list(): Promise<readonly string[]>;
  /** Undefined when there is no such file. Rejects when it cannot be read. */
  read(path: string): Promise<string | undefined>;
  write(path: string, text: string): Promise<void>;
}
