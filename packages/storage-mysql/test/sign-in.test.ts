import { startProxy } from '@watchword-internal/services';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mysqlStorage } from '../src/index.ts';
import { migrated, poolOn, sharedUrl } from './support/database.ts';
import { enrolled } from './support/enrolled.ts';
import { failureOf } from './support/failure-of.ts';
import { addressOf, through } from './support/store.ts';

const userId = 'alice';
const lossy = { dangerouslyAllowLostCommits: true };

describe('a sign-in', () => {
  it('A1 A6 by one code at two servers at once, five times each, succeeds once in each of 200 rounds', async () => {
    const { storage, prefix } = await migrated();
    const { servers, nextCode } = await enrolled(storage, mysqlStorage({ pool: poolOn(), prefix, ...lossy }));
    for (let round = 0; round < 200; round += 1) {
      const code = nextCode();
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, place) => servers[place % 2]!.verify({ userId, code })),
      );
      const reasons = answers.map((answer) => (answer.ok ? 'ok' : answer.reason)).toSorted();
      expect(reasons).toEqual([...Array.from({ length: 9 }, () => 'already-used'), 'ok']);
    }
  });

  it('A9 A10 whose commit was done and whose reply was lost, is refused, and its code is used', async () => {
    const { storage, prefix } = await migrated();
    const proxy = await startProxy(addressOf(sharedUrl()));
    onTestFinished(proxy.stop);
    const shaky = mysqlStorage({ pool: poolOn(through(proxy, sharedUrl())), prefix, ...lossy });
    const { servers, nextCode } = await enrolled(storage, shaky);
    const [sound, cut] = [servers[0]!, servers[1]!];
    for (let round = 0; round < 20; round += 1) {
      const code = nextCode();
      const lost = proxy.loseReplyTo((request) => request.includes('COMMIT AND'));
      expect(await failureOf(() => cut.verify({ userId, code }))).toMatchObject({ code: 'storage', retryable: true });
      await lost;
      for (const server of [cut, sound]) {
        expect(await server.verify({ userId, code })).toMatchObject({ ok: false, reason: 'already-used' });
      }
    }
    expect(await sound.verify({ userId, code: nextCode() })).toMatchObject({ ok: true });
  });

  it('A18 A19 with wrong codes at two servers at once, counts each of them', async () => {
    const { storage, prefix } = await migrated();
    const { servers, app } = await enrolled(storage, mysqlStorage({ pool: poolOn(), prefix, ...lossy }));
    const code = app.wrongCode();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, place) => servers[place % 2]!.verify({ userId, code })),
    );
    const counted = (reason: string) => answers.filter((answer) => !answer.ok && answer.reason === reason).length;
    expect([counted('wrong-code'), counted('throttled')]).toEqual([6, 34]);
  });
});
