import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new, empty folder, which only this account may read. */
export interface Folder {
  readonly path: string;
  remove(): Promise<void>;
}

export async function makeFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'watchword-e2e-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
