import { constants } from 'node:fs';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOrThrow } from '../process/run.ts';

/** Where `askpass.sh` finds what to answer. */
export interface Answers {
  readonly folder: string;
  /** Waits until ssh asks for the code, then `whenAsked`, then gives it. */
  giveCode(code: string, whenAsked: () => Promise<unknown>): Promise<void>;
  /** ssh has ended: nobody will ask any more. */
  stopWaiting(): Promise<void>;
  /** What ssh was asked, in order. */
  prompts(): Promise<readonly string[]>;
  remove(): Promise<void>;
}

export async function prepareAnswers(password: string): Promise<Answers> {
  const folder = await mkdtemp(join(tmpdir(), 'watchword-ssh-'));
  const pipe = join(folder, 'code');
  const log = join(folder, 'prompts');
  await Promise.all([
    runOrThrow('mkfifo', ['-m', '600', pipe]),
    writeFile(join(folder, 'password'), `${password}\n`, { mode: 0o600 }),
    writeFile(log, ''),
  ]);
  return {
    folder,
    async giveCode(code, whenAsked) {
      // Opening the pipe for writing waits for its reader: that is the prompt.
      await using handle = await open(pipe, 'w');
      await whenAsked();
      await handle.write(`${code}\n`);
    },
    async stopWaiting() {
      const reader = await open(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
      await reader.close();
    },
    prompts: async () => (await readFile(log, 'utf8')).split('\n').filter(Boolean),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
