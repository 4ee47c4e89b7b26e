import { startProxy } from '@watchword-internal/services';
import {
  enrolled,
  expectGuessesCounted,
  expectLostReplyToErase,
  expectLostReplyToSpend,
  expectOneSignIn,
} from '@watchword-internal/storage-tests';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type MysqlPool, mysqlStorage } from '../src/index.ts';
import { migrated, poolOn, sharedUrl } from './support/database.ts';
import { blockCommits, transactionCommits } from './support/requests.ts';
import { addressOf, through } from './support/store.ts';
import { withoutBlocks } from './support/without-blocks.ts';

const lossy = { dangerouslyAllowLostCommits: true };

const servers = [
  { knows: 'knows', alter: (pool: MysqlPool) => pool, commits: blockCommits },
  { knows: 'does not know', alter: withoutBlocks, commits: transactionCommits },
];

/** A store, and the same behind a proxy that can lose the reply to a commit. */
async function shakyStorage({ alter, commits }: (typeof servers)[number]) {
  const { storage, prefix } = await migrated();
  const proxy = await startProxy(addressOf(sharedUrl()));
  onTestFinished(proxy.stop);
  const shaky = mysqlStorage({ pool: alter(poolOn(through(proxy, sharedUrl()))), prefix, ...lossy });
  return { storage, shaky, loseReply: () => proxy.loseReplyTo(commits) };
}

describe('a sign-in', () => {
  it('A1 A6 by one code at two servers at once, five times each, succeeds once in each of 200 rounds', async () => {
    const { storage, prefix } = await migrated();
    await expectOneSignIn(await enrolled(storage, mysqlStorage({ pool: poolOn(), prefix, ...lossy })), 200);
  });

  it('A18 A19 with wrong codes at two servers at once, counts each of them', async () => {
    const { storage, prefix } = await migrated();
    await expectGuessesCounted(await enrolled(storage, mysqlStorage({ pool: poolOn(), prefix, ...lossy })));
  });
});

describe.each(servers)('a sign-in at a server that $knows blocks', (server) => {
  it('A9 A10 whose commit was done and whose reply was lost, is refused, and its code is used', async () => {
    const { storage, shaky, loseReply } = await shakyStorage(server);
    await expectLostReplyToSpend(await enrolled(storage, shaky), loseReply, (answer) => {
      expect(answer).toMatchObject({ code: 'storage', retryable: true });
    });
  });

  it('A8 A10 whose user is erased while the reply is lost, finds nobody', async () => {
    const { storage, shaky, loseReply } = await shakyStorage(server);
    await expectLostReplyToErase(await enrolled(storage, shaky), loseReply, (answer) => {
      expect(answer).toMatchObject({ code: 'storage', retryable: true });
    });
  });
});
