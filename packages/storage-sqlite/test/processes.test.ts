import { DatabaseSync } from 'node:sqlite';
import { wholeList } from '@watchword/testkit';
import {
  expectNothingLost,
  expectOneWinner,
  orderAll,
  startAtOnce,
  startWorkers,
} from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { sqliteStorage } from '../src/index.ts';
import { temporaryFile } from './support/temporary-folder.ts';

const program = new URL('support/worker.ts', import.meta.url);
const timeout = 120_000;

describe.each([2, 4])('%i processes on one file', (processes) => {
  it('A1 A6 A10 exactly one of 13 commits each wins, in each of 250 rounds', { timeout }, async () => {
    const path = temporaryFile();
    const workers = startWorkers(program, processes);
    await orderAll(workers, { what: 'open', target: path });
    const storage = sqliteStorage({ path });
    await expectOneWinner(workers, storage, 250);
    await storage.close();
  });
});

describe('ten processes that start at once', () => {
  it.each([
    { file: 'a new file', prepare: () => undefined },
    {
      file: 'a database of the host',
      prepare: (path: string) => {
        const host = new DatabaseSync(path);
        host.exec('CREATE TABLE host (id INTEGER PRIMARY KEY)');
        host.close();
      },
    },
  ])('all make the tables of $file, and all find one another’s accounts', { timeout }, async ({ prepare }) => {
    const workers = startWorkers(program, 10);
    for (let round = 0; round < 10; round += 1) {
      const path = temporaryFile();
      prepare(path);
      const users = await startAtOnce(workers, path);
      await orderAll(workers, { what: 'close' });
      const storage = sqliteStorage({ path });
      expect(await wholeList(storage)).toEqual(users);
      await storage.close();
    }
  });
});

describe('a process that is killed in the middle of its commits', () => {
  it('A10 T9 loses nothing that it acknowledged, and leaves nothing half-written, ten times', { timeout }, async () => {
    const path = temporaryFile();
    const storage = sqliteStorage({ path });
    await expectNothingLost({ program, target: path, storage, rounds: 10 });
    await storage.close();
  });
});
