/** The URI of a path that is relative to a file, in the spelling of the file's own URI as far as that goes. */
export function uriBeside(uri: string, relative: string): string {
  const start = uri.indexOf('/', uri.indexOf(':') + 3);
  const folders = uri
    .slice(Math.max(start, 0))
    .replace(/[?#].*$/, '')
    .split('/')
    .slice(0, -1);
  for (const step of relative.replace(/\\/g, '/').split('/')) {
    if (step === '..' && folders.length > 1) folders.pop();
    else if (step !== '..' && step !== '.' && step !== '') folders.push(encodeURIComponent(step));
  }
  return uri.slice(0, Math.max(start, 0)) + folders.join('/');
}

/** The way from one file to another, with `/`, as project files write it; undefined when there is none. */
export function relativePath(from: string, to: string): string | undefined {
  const start = decoded(from).split('/').slice(0, -1);
  const target = decoded(to).split('/');
  let shared = 0;
  while (shared < start.length && start[shared] === target[shared]) shared++;
  // Another authority or another scheme is no place that a path leads to.
  if (shared < 3) return undefined;
  return [...start.slice(shared).map(() => '..'), ...target.slice(shared)].join('/');
}

/** True for two spellings of one URI. */
export function sameUri(a: string, b: string): boolean {
  return a === b || decoded(a) === decoded(b);
}

/** Of the files, the one whose folder is nearest above a file. */
export function nearestAbove<T extends { readonly uri: string }>(files: readonly T[], uri: string): T | undefined {
  const place = decoded(uri);
  let nearest: T | undefined;
  for (const file of files) {
    const folder = decoded(file.uri).replace(/[^/]*$/, '');
    if (place.startsWith(folder) && (nearest === undefined || file.uri.length > nearest.uri.length)) nearest = file;
  }
  return nearest;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
