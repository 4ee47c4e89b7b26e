import { change, commit, eventsFrom } from '@watchword/testkit';
import { failureOf } from '@watchword-internal/storage-tests';
import { describe, expect, it } from 'vitest';
import { migrated, ownServer, poolOn } from './support/database.ts';

/** A storage on a server that takes no more than a megabyte at once. */
async function narrowStorage() {
  const { url } = await ownServer({ 'max-allowed-packet': '1M' });
  const { storage } = await migrated({ dangerouslyAllowLostCommits: false }, poolOn(url));
  return storage;
}

describe('where a packet holds a megabyte', () => {
  it('A9 an account that is too large for one is refused with the way out, and nothing is written', async () => {
    const storage = await narrowStorage();
    const failure = await failureOf(() => storage.commit(change({ account: 'x'.repeat(2 ** 21) })));
    expect(failure).toMatchObject({ retryable: false, message: expect.stringContaining('Raise max_allowed_packet') });
    expect(await storage.load('alice')).toBeUndefined();
    await commit(storage, { account: 'x'.repeat(2 ** 19) });
  });

  it('a commit of which no part is too large is made, whatever it is as a whole', async () => {
    const storage = await narrowStorage();
    const large = 'x'.repeat(2 ** 19);
    await commit(storage, { account: large, events: [{ at: 1, event: large }] });
    await commit(storage, { userId: 'bob', events: eventsFrom(1, 5000) });
    expect(await storage.history({ userId: 'alice', limit: 5 })).toEqual({ items: [large] });
  });
});
