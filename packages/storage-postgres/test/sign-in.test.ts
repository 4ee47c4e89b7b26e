import { startProxy } from '@watchword-internal/services';
import {
  enrolled,
  expectGuessesCounted,
  expectLostReplyToSpend,
  expectOneSignIn,
} from '@watchword-internal/storage-tests';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { postgresStorage } from '../src/index.ts';
import { migrated, poolOn } from './support/database.ts';
import { addressOf, through } from './support/store.ts';

describe('a sign-in', () => {
  it('A1 A6 by one code at two servers at once, five times each, succeeds once in each of 200 rounds', async () => {
    const { storage, prefix } = await migrated();
    await expectOneSignIn(await enrolled(storage, postgresStorage({ pool: poolOn(), prefix })), 200);
  });

  it('A9 A10 whose commit was done and whose reply was lost, is refused, and its code is used', async () => {
    const { storage, prefix } = await migrated();
    const proxy = await startProxy(addressOf(inject('postgresUrl')));
    onTestFinished(proxy.stop);
    const shaky = postgresStorage({ pool: poolOn(through(proxy, inject('postgresUrl')), { max: 1 }), prefix });
    const loseReply = () => proxy.loseReplyTo((request) => request.includes('"devices"'));
    await expectLostReplyToSpend(await enrolled(storage, shaky), loseReply, (answer) => {
      expect(answer).toMatchObject({ code: 'storage', retryable: true });
    });
  });

  it('A18 A19 with wrong codes at two servers at once, counts each of them', async () => {
    const { storage, prefix } = await migrated();
    await expectGuessesCounted(await enrolled(storage, postgresStorage({ pool: poolOn(), prefix })));
  });
});
