import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { change, wholeHistory, wholeList } from '@watchword/testkit';
import { describe, expect, it } from 'vitest';
import { sqliteStorage } from '../src/index.ts';
import { orderAll, startWorker, startWorkers } from './support/start-worker.ts';
import { temporaryFile } from './support/temporary-folder.ts';

const timeout = 120_000;

describe.each([2, 4])('%i processes on one file', (processes) => {
  it('A1 A6 A10 exactly one of 13 commits each wins, in each of 250 rounds', { timeout }, async () => {
    const path = temporaryFile();
    const workers = await startWorkers(processes, path);
    const storage = sqliteStorage({ path });
    for (let round = 0; round < 250; round += 1) {
      const expected = (await storage.load('alice'))?.revision ?? null;
      const answers = await Promise.all(
        workers.map(async (worker, place) => {
          const account = `${round} by ${place}`;
          const changes = Array.from({ length: 13 }, () =>
            change({ expected, account, events: [{ at: 1, event: account }] }),
          );
          return { account, answer: await worker.order({ what: 'commit', changes }) };
        }),
      );
      const winners = answers.flatMap(({ account, answer }) => {
        if (!answer.ok) throw new Error(answer.message);
        return answer.done.filter(Boolean).map(() => account);
      });
      expect(winners).toHaveLength(1);
      expect((await storage.load('alice'))?.account).toBe(winners[0]);
    }
    expect(await wholeHistory(storage)).toHaveLength(250);
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
    const workers = Array.from({ length: 10 }, () => startWorker());
    for (let round = 0; round < 10; round += 1) {
      const path = temporaryFile();
      prepare(path);
      await orderAll(workers, { what: 'open', path });
      await orderAll(workers, { what: 'migrate' });
      const changes = workers.map((_, place) => change({ userId: `user ${place}` }));
      const done = await Promise.all(
        workers.map((worker, place) => worker.order({ what: 'commit', changes: [changes[place]!] })),
      );
      expect(done).toEqual(workers.map(() => ({ ok: true, done: [true] })));
      await orderAll(workers, { what: 'close' });
      const storage = sqliteStorage({ path });
      expect(await wholeList(storage)).toHaveLength(10);
      await storage.close();
    }
  });
});

describe('a process that is killed in the middle of its commits', () => {
  it('A10 T9 loses nothing that it acknowledged, and leaves nothing half-written, ten times', { timeout }, async () => {
    const path = temporaryFile();
    const users = Array.from({ length: 8 }, (_, place) => `user ${place}`);
    const known = new Map(users.map((userId) => [userId, 0]));
    for (let round = 0; round < 10; round += 1) {
      for (const [userId, count] of await countUntilKilled(path, users)) known.set(userId, count);
      const storage = sqliteStorage({ path });
      for (const [userId, acknowledged] of known) {
        const stored = Number((await storage.load(userId))?.account ?? 0);
        // The one commit that was in flight may have been done or not.
        expect([acknowledged, acknowledged + 1]).toContain(stored);
        const history = await wholeHistory(storage, userId, 1000);
        expect([history.length, Number(history[0] ?? 0)]).toEqual([stored, stored]);
        known.set(userId, stored);
      }
      await storage.close();
    }
  });
});

/** What a worker acknowledged for each user until it was killed. */
async function countUntilKilled(path: string, users: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const worker = startWorker();
  await orderAll([worker], { what: 'open', path });
  let output = '';
  worker.process.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (output.split('\n').length > 100) worker.process.kill('SIGKILL');
  });
  worker.process.send({ what: 'count', users });
  await once(worker.process, 'close');
  const lines = output.split('\n').slice(0, -1);
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}
