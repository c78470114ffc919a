import { FILE_SUFFIX, type DocumentKind } from '../../model/documentKind';

const FOLDER: Readonly<Record<DocumentKind, string>> = { connector: 'connectors', workflow: 'workflows' };
const LONGEST = 60;

/**
 * A path for a document that has no file yet: beside its like, named as it is called.
 *
 * @param taken paths that are in use; compared without case, as some systems do
 */
export function newPath(kind: DocumentKind, name: string, taken: ReadonlySet<string>): string {
  const folder = folderOf(kind, taken);
  const used = new Set([...taken].map((path) => path.toLowerCase()));
  const stem = slug(name) || kind;
  for (let number = 1; ; number++) {
    const path = `${folder}${stem}${number === 1 ? '' : `-${number}`}${FILE_SUFFIX[kind]}`;
    if (!used.has(path.toLowerCase())) return path;
  }
}

/** Where most files of the kind are, with a slash at the end. */
function folderOf(kind: DocumentKind, paths: ReadonlySet<string>): string {
  const counts = new Map<string, number>();
  for (const path of paths) {
    if (!path.toLowerCase().endsWith(FILE_SUFFIX[kind])) continue;
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return most ? most[0] : `${FOLDER[kind]}/`;
}

function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
}
