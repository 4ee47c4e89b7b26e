import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../folder.ts';

/** Where `askpass.sh` finds what to answer. */
export interface Answers {
  readonly folder: string;
  /** What ssh asked, in order. */
  prompts(): Promise<readonly string[]>;
  remove(): Promise<void>;
}

/** In files, because arguments and variables show in the list of processes. */
export async function prepareAnswers(given: { readonly password: string; readonly code: string }): Promise<Answers> {
  const folder = await makeFolder();
  const { path } = folder;
  const files = { password: given.password, code: given.code, prompts: '' };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(path, name), text)));
  return {
    folder: path,
    prompts: async () => (await readFile(join(path, 'prompts'), 'utf8')).split('\n').filter(Boolean),
    remove: () => folder.remove(),
  };
}
