import { startProxy } from '@watchword-internal/services';
import {
  enrolled,
  expectGuessesCounted,
  expectLostReplyToErase,
  expectLostReplyToSpend,
  expectOneSignIn,
} from '@watchword-internal/storage-tests';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { postgresStorage } from '../src/index.ts';
import { migrated, poolOn } from './support/database.ts';
import { addressOf, through } from './support/store.ts';

/** A store, and the same behind a proxy that can lose replies. */
async function shakyStorage() {
  const { storage, prefix } = await migrated();
  const proxy = await startProxy(addressOf(inject('postgresUrl')));
  onTestFinished(proxy.stop);
  const pool = poolOn(through(proxy, inject('postgresUrl')), { max: 1 });
  return { storage, proxy, shaky: postgresStorage({ pool, prefix }) };
}

describe('a sign-in', () => {
  it('A1 A6 by one code at two servers at once, five times each, succeeds once in each of 200 rounds', async () => {
    const { storage, prefix } = await migrated();
    await expectOneSignIn(await enrolled(storage, postgresStorage({ pool: poolOn(), prefix })), 200);
  });

  it('A9 A10 whose commit was done and whose reply was lost, is refused, and its code is used', async () => {
    const { storage, shaky, proxy } = await shakyStorage();
    const loseReply = () => proxy.loseReplyTo((request) => request.includes('"devices"'));
    await expectLostReplyToSpend(await enrolled(storage, shaky), loseReply, (answer) => {
      expect(answer).toMatchObject({ code: 'storage', retryable: true });
    });
  });

  it('A8 A10 whose user is erased while the reply is lost, finds nobody', async () => {
    const { storage, shaky, proxy } = await shakyStorage();
    const loseReply = () => proxy.loseReplyTo((request) => request.includes('DELETE'));
    await expectLostReplyToErase(await enrolled(storage, shaky), loseReply, (answer) => {
      expect(answer).toMatchObject({ code: 'storage', retryable: true });
    });
  });

  it('A18 A19 with wrong codes at two servers at once, counts each of them', async () => {
    const { storage, prefix } = await migrated();
    await expectGuessesCounted(await enrolled(storage, postgresStorage({ pool: poolOn(), prefix })));
  });
});
