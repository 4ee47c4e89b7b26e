import { posix } from 'node:path';

/** A module of this workspace and one thing that it imports. Paths are relative to the workspace, with slashes. */
export interface ImportSite {
  readonly file: string;
  readonly specifier: string;
  /** What the sources of each package may import. */
  readonly rules: Readonly<Record<string, readonly string[]>>;
}

/** Why this import is against the rules, or undefined. */
export function violation({ file, specifier, rules }: ImportSite): string | undefined {
  const folder = workspaceFolder(file);
  if (specifier.startsWith('.')) return leavesFolder(file, specifier, folder);
  if (specifier.startsWith('node:') || !file.startsWith(`${folder}/src/`)) return undefined;
  if (folder.startsWith('packages/')) return notListed(specifier, folder, rules[folder]);
  if (folder.startsWith('examples/') && specifier.startsWith('@watchword-internal/')) {
    return 'an example is copied by its readers and imports published packages only';
  }
  return undefined;
}

/** `packages/core/src/index.ts` belongs to `packages/core`, `e2e/test/walk.test.ts` to `e2e`. */
function workspaceFolder(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'e2e' ? first : `${first}/${second}`;
}

/** The build settings at the root are for every package; anything else outside is reached by its package name. */
function leavesFolder(file: string, specifier: string, folder: string): string | undefined {
  const target = posix.join(posix.dirname(file), specifier);
  const allowed = target.startsWith(`${folder}/`) || /^[^/]+\.base\.ts$/.test(target);
  return allowed ? undefined : `it leaves ${folder}; import the other package by its name`;
}

function notListed(specifier: string, folder: string, allowed: readonly string[] | undefined): string | undefined {
  if (!allowed) return `${folder} has no row in internal/checks/src/imports/rules.ts`;
  return allowed.includes(specifier) ? undefined : `${folder} may import only ${allowed.join(', ')} and node:`;
}
