import { describe, expect, it } from 'vitest';
import { memoryStorage, type Watchword } from '../src/index.ts';
import { fail } from './support/guessing.ts';
import { type Harness, setUp, told } from './support/harness.ts';
import { linkDevice } from './support/linked.ts';
import { scattered } from './support/scattered-storage.ts';

/** Four processes on one store whose calls meet in another order in each round. */
function processes(round: number) {
  const harness = setUp({ storage: scattered(memoryStorage(), `round ${round}`) });
  const { watchword, another } = harness;
  return { harness, watchwords: [watchword, another(), another(), another()] };
}

const present = (watchword: Watchword, code: string) => watchword.verify({ userId: 'alice', code });
const left = async ({ watchword }: Harness) => (await watchword.status({ userId: 'alice' })).recoveryCodesLeft;
const rounds = Array.from({ length: 25 }, (_, round) => round);

describe('recovery codes that meet on a late store', () => {
  it('A11 N18 one code in four processes at once lets one in, and costs one code', async () => {
    for (const round of rounds) {
      const { harness, watchwords } = processes(round);
      const { recoveryCodes } = await linkDevice(harness);
      const answers = await Promise.all(watchwords.map((watchword) => present(watchword, recoveryCodes[0]!)));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.filter((answer) => !answer.ok && answer.reason === 'wrong-code')).toHaveLength(3);
      expect(await left(harness)).toBe(9);
    }
  });

  it('A13 N18 four different codes at once all let in, and no mark is lost', async () => {
    for (const round of rounds) {
      const { harness, watchwords } = processes(round);
      const { recoveryCodes } = await linkDevice(harness);
      const answers = await Promise.all(watchwords.map((each, index) => present(each, recoveryCodes[index]!)));
      const counts = answers.map((answer) => (answer.ok ? answer.recoveryCodesLeft : -1));
      expect(counts.toSorted((a, b) => a - b)).toEqual([6, 7, 8, 9]);
      for (const code of recoveryCodes.slice(0, 4)) {
        expect(await present(harness.watchword, code)).toMatchObject({ ok: false, reason: 'wrong-code' });
      }
      expect(await left(harness)).toBe(6);
    }
  });

  it('A15 N19 an old code that races with its replacement leaves the new set whole', async () => {
    for (const round of rounds) {
      const { harness, watchwords } = processes(round);
      const { recoveryCodes, code } = await linkDevice(harness);
      const fresh = await present(harness.watchword, code());
      if (!fresh.ok) throw new Error(fresh.reason);
      const [made] = await Promise.all([
        watchwords[1]!.regenerateRecoveryCodes({ userId: 'alice', authorization: fresh.proof }),
        present(watchwords[2]!, recoveryCodes[0]!),
      ]);
      expect(made.ok && made.recoveryCodes).toHaveLength(10);
      expect(await left(harness)).toBe(10);
      expect(await present(harness.watchword, recoveryCodes[0]!)).toMatchObject({ ok: false, reason: 'wrong-code' });
    }
  });

  it('A15 two replacements at once leave one set, and the codes of the other are dead', async () => {
    for (const round of rounds) {
      const { harness, watchwords } = processes(round);
      const { code } = await linkDevice(harness);
      const fresh = await present(harness.watchword, code());
      const authorization = fresh.ok ? fresh.proof : '';
      const made = await Promise.all(
        watchwords.slice(0, 2).map((each) => each.regenerateRecoveryCodes({ userId: 'alice', authorization })),
      );
      const answers = await Promise.all(
        made.map((each) => present(harness.watchword, each.ok ? each.recoveryCodes[0]! : 'none')),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await left(harness)).toBe(9);
    }
  });
});

describe('the counter of recovery codes', () => {
  it('A16 A18 N18 counts each of many wrong codes at once, in every process and after restarts', async () => {
    const { harness, watchwords } = processes(0);
    const { recoveryCodes } = await linkDevice(harness);
    const guesses = await Promise.all(watchwords.map((watchword) => present(watchword, '2'.repeat(24))));
    expect(guesses.map(({ ok }) => ok)).toEqual([false, false, false, false]);
    expect(await present(harness.another(), '3'.repeat(24))).toMatchObject({ retryAfterSeconds: 0 });
    expect(await present(harness.another(), '4'.repeat(24))).toMatchObject({ retryAfterSeconds: 10 });
    for (const watchword of [...watchwords, harness.another()]) {
      const answer = await present(watchword, recoveryCodes[0]!);
      expect(answer).toEqual({ ok: false, reason: 'throttled', retryAfterSeconds: 10 });
    }
    harness.clock.advance(10);
    expect(await present(harness.another(), recoveryCodes[0]!)).toMatchObject({ ok: true });
  });

  it('A16 A23 waits ten seconds at most, even if the clock was a year ahead when it counted', async () => {
    const harness = setUp();
    const { recoveryCodes } = await linkDevice(harness);
    const year = 365 * 86_400;
    harness.clock.advance(year);
    for (let n = 0; n < 6; n += 1) await present(harness.watchword, '2'.repeat(24));
    harness.clock.advance(-year);
    expect(await present(harness.watchword, recoveryCodes[0]!)).toMatchObject({ ok: true });
  });

  it('A23 is not that of codes: throttled by those, a recovery code works, and ends no wait', async () => {
    const harness = setUp();
    const linked = await linkDevice(harness);
    await fail(harness, linked, 5);
    expect(await present(harness.watchword, linked.wrong())).toMatchObject({ retryAfterSeconds: 30 });
    const { code, recoveryCodes } = linked;
    expect(await present(harness.watchword, recoveryCodes[0]!)).toMatchObject({
      ok: true,
      failuresSinceLastSuccess: 6,
    });
    expect(await present(harness.watchword, code())).toMatchObject({ reason: 'throttled', retryAfterSeconds: 30 });
  });

  it('A16 A23 of guessed recovery codes neither throttles nor disables an app', async () => {
    const harness = setUp();
    const { code } = await linkDevice(harness);
    for (let n = 0; n < 60; n += 1) {
      await present(harness.watchword, '2'.repeat(24));
      if (n >= 5) harness.clock.advance(10);
    }
    expect(await harness.watchword.status({ userId: 'alice' })).not.toHaveProperty('retryAt');
    expect(await present(harness.watchword, code())).toMatchObject({ ok: true, method: 'totp' });
  });
});

describe('recovery codes that run low', () => {
  it('N13 N20 are told of again only once a new set runs low', async () => {
    const harness = setUp();
    const { code, recoveryCodes } = await linkDevice(harness);
    const lowAt = async () => {
      await told();
      return harness.events.flatMap((event) => (event.type === 'recovery-codes-low' ? [event.codesLeft] : []));
    };
    for (const each of recoveryCodes.slice(0, 6)) await present(harness.watchword, each);
    expect(await lowAt()).toEqual([]);
    await present(harness.watchword, recoveryCodes[6]!);
    expect(await lowAt()).toEqual([3]);
    const fresh = await present(harness.watchword, code());
    const authorization = fresh.ok ? fresh.proof : '';
    const made = await harness.watchword.regenerateRecoveryCodes({ userId: 'alice', authorization });
    expect(await present(harness.watchword, made.ok ? made.recoveryCodes[0]! : '')).toMatchObject({
      ok: true,
      recoveryCodesLeft: 9,
    });
    expect(await lowAt()).toEqual([3]);
  });
});
