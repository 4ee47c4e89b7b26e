import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What `npm install` brings. */
export interface Installed {
  readonly packages: number;
  readonly bytes: number;
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly files?: readonly string[];
}

/** A package and all that it depends on, from what is installed here; a package of this repository as it is published. */
export async function installed(name: string, from: string): Promise<Installed> {
  const folders = new Set<string>();
  await collect(name, from, folders);
  const sizes = await Promise.all(Array.from(folders, sizeOf));
  return { packages: folders.size, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

async function collect(name: string, from: string, folders: Set<string>): Promise<void> {
  const folder = await find(name, from);
  if (folders.has(folder)) return;
  folders.add(folder);
  for (const dependency of Object.keys((await manifestOf(folder)).dependencies ?? {})) {
    await collect(dependency, folder, folders);
  }
}

/** Where Node.js finds it: in the nearest node_modules that has it. */
async function find(name: string, from: string): Promise<string> {
  try {
    return await realpath(join(from, 'node_modules', name));
  } catch (error) {
    if (from === dirname(from)) throw error;
    return find(name, dirname(from));
  }
}

async function manifestOf(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
}

async function sizeOf(folder: string): Promise<number> {
  if (folder.includes('node_modules')) return sizeOfTree(folder);
  const { files = [] } = await manifestOf(folder);
  const published = ['package.json', 'README.md', 'LICENSE', ...files].map((entry) => sizeOfTree(join(folder, entry)));
  return (await Promise.all(published)).reduce((sum, size) => sum + size, 0);
}

async function sizeOfTree(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.size;
  const entries = (await readdir(path)).filter((entry) => entry !== 'node_modules');
  const sizes = await Promise.all(entries.map((entry) => sizeOfTree(join(path, entry))));
  return sizes.reduce((sum, size) => sum + size, 0);
}
