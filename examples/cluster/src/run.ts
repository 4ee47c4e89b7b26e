import { randomUUID } from 'node:crypto';
import { generateKey, operator, type Watchword } from '@watchword/core';
import { acceptedInHistory } from './count-events.ts';
import { enrollAll } from './enroll.ts';
import { fastClock } from './fast-clock.ts';
import { openStore } from './open-store.ts';
import type { Options } from './options.ts';
import { race } from './race.ts';
import { show } from './screen.ts';
import type { Tally } from './tally.ts';
import { watchwordOn } from './watchword.ts';

/** What came out. */
export interface Outcome extends Tally {
  /** Accepted codes that the stored histories tell of. */
  readonly inHistory: number;
}

/** Makes users, lets several processes present their codes, counts, and removes the users again. */
export async function run({ stores, processes, users, seconds }: Options): Promise<Outcome> {
  const startedAt = Date.now();
  const clock = fastClock(startedAt);
  const keys = generateKey();
  const { storage, migrate, close } = await openStore(stores);
  try {
    await migrate();
    const watchword = watchwordOn(storage, keys, clock);
    const userIds = newUserIds(users);
    const enrolled = await enrollAll(watchword, clock, userIds, (done) => {
      if (done % 100 === 0 || done === users) show(`${done} of ${users} users linked an app`);
    });
    process.stdout.write(`\n${processes} processes, each with the code of every user, for ${seconds} s:\n`);
    const tally = await race({ stores, keys, startedAt, users: enrolled }, processes, seconds);
    const inHistory = await countAndErase(watchword, userIds);
    return { ...tally, inHistory };
  } finally {
    await close();
  }
}

/** Of this run only: others may use the same store. */
function newUserIds(users: number): readonly string[] {
  const run = randomUUID();
  return Array.from({ length: users }, (_, place) => `${run}-${place}`);
}

async function countAndErase(watchword: Watchword, userIds: readonly string[]): Promise<number> {
  const authorization = operator({ by: 'cluster example', reason: 'end of the run' });
  let accepted = 0;
  for (const userId of userIds) {
    accepted += await acceptedInHistory(watchword, userId);
    await watchword.erase({ userId, authorization });
  }
  return accepted;
}
