import { startProxy } from '@watchword-internal/services';
import {
  enrolled,
  expectGuessesCounted,
  expectLostReplyToSpend,
  expectOneSignIn,
} from '@watchword-internal/storage-tests';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mysqlStorage } from '../src/index.ts';
import { migrated, poolOn, sharedUrl } from './support/database.ts';
import { addressOf, through } from './support/store.ts';

const lossy = { dangerouslyAllowLostCommits: true };

describe('a sign-in', () => {
  it('A1 A6 by one code at two servers at once, five times each, succeeds once in each of 200 rounds', async () => {
    const { storage, prefix } = await migrated();
    await expectOneSignIn(await enrolled(storage, mysqlStorage({ pool: poolOn(), prefix, ...lossy })), 200);
  });

  it('A9 A10 whose commit was done and whose reply was lost, is refused, and its code is used', async () => {
    const { storage, prefix } = await migrated();
    const proxy = await startProxy(addressOf(sharedUrl()));
    onTestFinished(proxy.stop);
    const shaky = mysqlStorage({ pool: poolOn(through(proxy, sharedUrl())), prefix, ...lossy });
    const loseReply = () => proxy.loseReplyTo((request) => request.includes('COMMIT AND'));
    await expectLostReplyToSpend(await enrolled(storage, shaky), loseReply, (answer) => {
      expect(answer).toMatchObject({ code: 'storage', retryable: true });
    });
  });

  it('A18 A19 with wrong codes at two servers at once, counts each of them', async () => {
    const { storage, prefix } = await migrated();
    await expectGuessesCounted(await enrolled(storage, mysqlStorage({ pool: poolOn(), prefix, ...lossy })));
  });
});
