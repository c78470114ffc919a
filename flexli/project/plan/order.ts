import type { DocumentKind } from '../../model/documentKind';

/** A file with the files that it points at. */
export interface UsingFile {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly uses: readonly string[];
}

export interface DeploymentOrder {
  /** Every file behind those that it points at; connectors before workflows, else by path. */
  readonly paths: readonly string[];
  /** The files that lie on a circle, each with the whole circle. Their ids can never be known in advance. */
  readonly circles: ReadonlyMap<string, readonly string[]>;
}

/** The order in which files can be deployed. */
export function deploymentOrder(files: readonly UsingFile[]): DeploymentOrder {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const paths: string[] = [];
  const circles = new Map<string, readonly string[]>();
  const done = new Set<string>();
  const visit = (file: UsingFile, above: readonly string[]): void => {
    const start = above.indexOf(file.path);
    if (start >= 0) {
      const circle = above.slice(start);
      for (const path of circle) if (!circles.has(path)) circles.set(path, circle);
      return;
    }
    if (done.has(file.path)) return;
    for (const used of file.uses) {
      const next = byPath.get(used);
      if (next) visit(next, [...above, file.path]);
    }
    if (done.has(file.path)) return;
    done.add(file.path);
    paths.push(file.path);
  };
  for (const file of [...files].sort(byKindAndPath)) visit(file, []);
  return { paths, circles };
}

function byKindAndPath(a: UsingFile, b: UsingFile): number {
  if (a.kind !== b.kind) return a.kind === 'connector' ? -1 : 1;
  return a.path < b.path ? -1 : 1;
}
