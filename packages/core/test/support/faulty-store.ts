import { memoryStorage } from '../../src/index.ts';
import { enrollEarlier, setUp, told } from './harness.ts';
import { intercepted } from './intercepted-storage.ts';

/** A linked device on a store that can be broken from then on; events and calls are counted from then on too. */
export async function enrolledOnFaultyStore() {
  const storage = intercepted(memoryStorage());
  const harness = setUp({ storage });
  const enrolled = await enrollEarlier(harness);
  await told();
  harness.events.length = 0;
  storage.counts.commits = 0;
  storage.counts.loads = 0;
  const verify = () => harness.watchword.verify({ userId: 'alice', code: enrolled.code() });
  return { ...harness, ...enrolled, storage, verify };
}
