import { once } from 'node:events';
import type { Storage } from '@watchword/core/storage';
import { expect } from 'vitest';
import { storedCount } from '../count.ts';
import { startWorker } from '../worker/workers.ts';

const users = Array.from({ length: 8 }, (_, place) => `user ${place}`);
const linesUntilKilled = 100;

/** Which process is killed, and where to look afterwards. */
export interface KilledProcess {
  readonly program: URL;
  readonly target: unknown;
  readonly storage: Storage;
  readonly rounds: number;
  /** Resolves once the server has ended the work of the process. */
  readonly settled?: () => Promise<void>;
}

/** Kills a process in the middle of its commits: what it acknowledged is there, and nothing is half-written. */
export async function expectNothingLost({ program, target, storage, rounds, settled }: KilledProcess): Promise<void> {
  const known = new Map(users.map((userId) => [userId, 0]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [userId, count] of await countUntilKilled(program, target)) known.set(userId, count);
    await settled?.();
    for (const [userId, acknowledged] of known) {
      const stored = await storedCount(storage, userId);
      // The one commit that was in flight may have been done or not.
      expect([acknowledged, acknowledged + 1]).toContain(stored);
      known.set(userId, stored);
    }
  }
}

/** What a process acknowledged for each user until it was killed. */
async function countUntilKilled(program: URL, target: unknown): Promise<ReadonlyMap<string, number>> {
  const worker = startWorker(program);
  await worker.order({ what: 'open', target });
  let output = '';
  worker.process.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (output.split('\n').length > linesUntilKilled) worker.process.kill('SIGKILL');
  });
  worker.process.send({ what: 'count', users });
  await once(worker.process, 'close');
  const lines = output.split('\n').slice(0, -1);
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}
