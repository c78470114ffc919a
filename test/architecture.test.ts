import assert from 'node:assert/strict';
import { isWithin, roomOf, ROOMS } from './support/rooms';
import { importCycles, readText, sourceFiles, trackedFiles } from './support/sourceFiles';
import type { SourceFile } from './support/sourceFiles';

const LONGEST = 400;
/** A line of the table of handlers in the client. */
const HANDLER = /^ +'(flexli\.[\w.]+)': (?:async )?\(/gm;
const sources = sourceFiles();
const house = sources.filter(({ path }) => roomOf(path) !== undefined);

function checkNone(found: readonly string[], message: string): void {
  assert.deepEqual(found, [], message);
}

describe('the house', () => {
  it('has every room of the import table', () => {
    checkNone(
      ROOMS.map(({ path }) => path).filter((path) => !sources.some((file) => isWithin(file.path, path))),
      'rooms without a file',
    );
  });

  it('has no source outside the rooms', () => {
    const folders = ['flexli', 'server', 'client', 'cli', 'schemas'];
    checkNone(
      sources.map(({ path }) => path).filter((path) => folders.some((f) => isWithin(path, f)) && !roomOf(path)),
      'files that belong to no room',
    );
  });

  for (const room of ROOMS) {
    describe(room.path, () => {
      const files = house.filter(({ path }) => roomOf(path) === room);

      it('imports only from rooms it may use', () => {
        const allowed = [room.path, ...room.imports];
        checkNone(
          list(files, ({ files: imported }) => imported.filter((file) => !allowed.some((a) => isWithin(file, a)))),
          'imports that the table does not allow',
        );
      });

      it('imports only packages it may use', () => {
        checkNone(
          list(files, ({ packages }) => packages.filter((name) => !room.packages.includes(name))),
          'packages that the table does not allow',
        );
      });

      it(room.node ? 'names modules of Node with node:' : 'uses nothing that only Node has', () => {
        checkNone(
          list(files, ({ builtins }) => builtins.filter((name) => !room.node || !name.startsWith('node:'))),
          'modules of Node',
        );
      });
    });
  }

  it('imports vscode in the client and in the tests of the editor only', () => {
    checkNone(
      list(sources, ({ path, packages }) =>
        isWithin(path, 'client') || isWithin(path, 'test/e2e') ? [] : packages.filter((name) => name === 'vscode'),
      ),
      'files that import vscode',
    );
  });

  it('runs no text as code, and no program but its own language server', () => {
    const running = /\beval\(|\bnew Function\(|node:(?:child_process|vm)\b|\bexecSync\(|\bshell: true/g;
    checkNone(
      list(house, ({ text }) => withoutComments(text).match(running) ?? []),
      'ways to run something',
    );
  });

  it('shows no web page without a policy for its content', () => {
    const pages = house.filter(({ text }) =>
      /createWebviewPanel|registerWebviewViewProvider|registerCustomEditorProvider/.test(text),
    );
    checkNone(
      pages
        .filter(({ text }) => !text.includes('Content-Security-Policy') || !text.includes('nonce'))
        .map(({ path }) => path),
      'pages without Content-Security-Policy and nonce',
    );
  });

  it('has no circle of imports', () => {
    checkNone(importCycles(sources), 'circles');
  });

  it('keeps the files of pure rooms free of timers, environment and globals of Node', () => {
    const pure = house.filter(({ path }) => roomOf(path)?.node === false);
    const impure =
      /(?<![.\w])(?:process\.|setTimeout\(|setInterval\(|setImmediate\(|fetch\(|Date\.now\(|Math\.random\()/g;
    checkNone(
      list(pure, ({ text }) => withoutComments(text).match(impure) ?? []),
      'impure calls',
    );
  });
});

describe('the commands', () => {
  const manifest = JSON.parse(readText('package.json')) as {
    readonly contributes: { readonly commands: readonly { readonly command: string }[] };
  };
  const declared = manifest.contributes.commands.map(({ command }) => command);
  const client = sources.filter(({ path }) => isWithin(path, 'client'));
  const registered = client.flatMap(({ text }) => [...text.matchAll(HANDLER)].map(([, id = '']) => id));

  it('of package.json each have a handler', () => {
    checkNone(
      declared.filter((command) => !registered.includes(command)),
      'commands without a handler',
    );
  });

  it('that have a handler stand in package.json, or are what our own code calls', () => {
    const called = client.map(({ text }) => text.replace(HANDLER, '')).join('\n');
    checkNone(
      registered.filter((command) => !declared.includes(command) && !called.includes(`'${command}'`)),
      'handlers of no command',
    );
  });

  it('that menus and words name exist', () => {
    const named = [readText('package.json'), readText('package.nls.json')]
      .flatMap((text) => [...text.matchAll(/"command": "(flexli\.[\w.]+)"|\(command:(flexli\.[\w.]+)/g)])
      .map(([, menu, link]) => menu ?? link ?? '');
    checkNone(
      named.filter((command) => !declared.includes(command)),
      'commands that do not exist',
    );
  });
});

describe('the files', () => {
  it('are not too long, or say in their head why', () => {
    const code = trackedFiles().filter((file) => /\.(ts|mjs|cjs|js)$/.test(file));
    const long = code.filter((file) => {
      const lines = readText(file).split('\n');
      return lines.length > LONGEST && !lines.slice(0, 20).join('\n').includes('This file is long because');
    });
    checkNone(long, `files over ${LONGEST} lines`);
  });

  it('name no registry, no place on a machine', () => {
    const forbidden = [
      /\bregistry\.(?:[a-z0-9-]+\.)+(?:org|com|net|io|dev)\b/,
      /(?:^|["'\s=(`])\/(?:work|root|home|Users)\/[\w.-]/,
      /[A-Z]:\\+Users\\+\w/,
      /"resolved": "(?!node_modules)/,
    ];
    const found = trackedFiles()
      .filter((file) => /\.(ts|mjs|cjs|js|json|md|yml|yaml|sh|txt|npmrc)$/.test(file))
      .flatMap((file) =>
        forbidden.flatMap((pattern) => (pattern.test(readText(file)) ? [`${file}: ${pattern.source}`] : [])),
      )
      .filter((line) => !line.startsWith('test/architecture.test.ts'));
    checkNone(found, 'words that must not stand in the repository');
  });

  it('have no default exports, no index files, no switched-off checks', () => {
    const found = list(sources, ({ path, text }) => [
      ...(path.endsWith('/index.ts') ? ['index file'] : []),
      ...(/^export default /m.test(text) ? ['default export'] : []),
      ...(/(?:eslint-disable|@ts-(?:ignore|expect-error|nocheck))/.test(text.replace(/\/\(\?:.*/g, ''))
        ? ['switched off']
        : []),
    ]);
    checkNone(found, 'style');
  });
});

function list(files: readonly SourceFile[], found: (file: SourceFile) => readonly string[]): readonly string[] {
  return files.flatMap((file) => found(file).map((what) => `${file.path}: ${what}`));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}
