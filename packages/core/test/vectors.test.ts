import { describe, expect, it } from 'vitest';
import { showSecret } from '../src/codes/shown-secret.ts';
import { codeGenerator } from '../src/codes/totp.ts';
import { createWatchword, keyring, memoryStorage } from '../src/index.ts';
import { begin, testKey } from './support/harness.ts';
import { randomWithSecret } from './support/random.ts';
import { hotp, type Parameters, totp, usualParameters } from './support/reference.ts';
import { seedOf, vectors } from './support/vectors.ts';

const user = { id: 'alice', name: 'alice' };

/** An app that holds a chosen secret, and a server whose clock stands at a chosen second. */
function serverWith(secret: Uint8Array, parameters: Partial<Parameters>, window = { past: 0, future: 0 }) {
  const time = { seconds: 0 };
  const watchword = createWatchword({
    issuer: 'RFC',
    storage: memoryStorage(),
    keys: keyring(testKey),
    policy: { ...parameters, ...window },
    clock: () => time.seconds * 1000,
    random: randomWithSecret(secret),
  });
  return { time, watchword };
}

async function confirmAt(seconds: number, code: string, secret: Uint8Array, parameters: Partial<Parameters> = {}) {
  const { time, watchword } = serverWith(secret, parameters);
  time.seconds = seconds;
  const { enrollmentId } = await begin(watchword);
  return watchword.confirmEnrollment({ user, enrollmentId, code });
}

const sha1Seed = seedOf('SHA1');

describe('RFC 4226', () => {
  for (const { counter, hotp6, hotp7, hotp8 } of vectors.rfc4226AppendixD.rows) {
    it.each([hotp6, hotp7, hotp8])(
      `H1 accepts the code of counter ${counter} with as many digits as %s`,
      async (code) => {
        expect(await confirmAt(counter * 30, code, sha1Seed, { digits: code.length })).toMatchObject({ ok: true });
      },
    );
  }

  it.each(vectors.leadingZeroCodes)('H1 keeps the leading zeros of $hotp6 (counter $counter)', async (row) => {
    expect(await confirmAt(row.counter * 30, row.hotp6, sha1Seed)).toMatchObject({ ok: true });
    const short = await confirmAt(row.counter * 30, String(Number(row.hotp6)), sha1Seed);
    expect(short).toEqual({ ok: false, reason: 'malformed' });
  });

  const representable = vectors.bigCounters.filter(({ counter }) => Number.isSafeInteger(Number(counter)));
  it.each(representable)('H4 computes with 64-bit counters: $counter', ({ counter, hotp6 }) => {
    expect(codeGenerator(sha1Seed, usualParameters)(Number(counter))).toBe(hotp6);
  });

  it('H4 knows four of the five big counters as numbers', () => expect(representable).toHaveLength(4));
});

describe('RFC 6238', () => {
  it.each(vectors.rfc6238AppendixB.rows)('T2 accepts $totp ($algorithm) at $utc', async (row) => {
    const parameters: Parameters = { algorithm: row.algorithm, digits: 8, period: 30 };
    const secret = seedOf(row.algorithm);
    const { time, watchword } = serverWith(secret, parameters, { past: 1, future: 1 });
    time.seconds = row.unixTime - 30;
    const { enrollmentId } = await begin(watchword);
    const first = totp(secret, time.seconds * 1000, parameters);
    expect(await watchword.confirmEnrollment({ user, enrollmentId, code: first })).toMatchObject({ ok: true });
    time.seconds = row.unixTime;
    expect(await watchword.verify({ userId: 'alice', code: row.totp })).toMatchObject({ ok: true });
  });

  it.each(vectors.rfc6238AppendixB.rows)(
    'T2 accepts the last six digits, $totp6 ($algorithm), at $utc',
    async (row) => {
      const { algorithm } = row;
      expect(await confirmAt(row.unixTime, row.totp6, seedOf(algorithm), { algorithm })).toMatchObject({ ok: true });
    },
  );

  it.each(vectors.wrongSeedTrap)(
    'T2 refuses $ifSeedWrongly20Bytes ($algorithm at $unixTime): the seed is longer',
    async (row) => {
      const parameters = { algorithm: row.algorithm, digits: 8 };
      const answer = await confirmAt(row.unixTime, row.ifSeedWrongly20Bytes, seedOf(row.algorithm), parameters);
      expect(answer).toMatchObject({ ok: false, reason: 'wrong-code' });
      expect(await confirmAt(row.unixTime, row.right, seedOf(row.algorithm), parameters)).toMatchObject({ ok: true });
    },
  );

  it.each(vectors.boundaries)('T1 is in step $T at second $unixTime', async ({ unixTime, T, totp6 }) => {
    expect(await confirmAt(unixTime, totp6, sha1Seed)).toMatchObject({ ok: true });
    expect(await confirmAt(unixTime, hotp(sha1Seed, T + 1), sha1Seed)).toMatchObject({ reason: 'wrong-code' });
  });

  it.each([2 ** 31, 2 ** 32, 2 ** 33, 20_000_000_000])('T3 accepts codes at second %d', async (seconds) => {
    expect(await confirmAt(seconds, totp(sha1Seed, seconds * 1000), sha1Seed)).toMatchObject({ ok: true });
  });
});

describe('RFC 4648', () => {
  it.each(vectors.rfc4648Section10Base32)(
    'B1 encodes "$ascii" as $base32, without the padding',
    async ({ ascii, base32 }) => {
      const label = { issuer: 'My HPC', accountName: 'alice' };
      const { manualKey } = await showSecret(label, Buffer.from(ascii), usualParameters);
      expect(manualKey.replaceAll(' ', '')).toBe(base32.replaceAll('=', ''));
    },
  );

  it.each(['SHA1', 'SHA256', 'SHA512'] as const)('B1 B4 U2 shows the %s seed as base32', async (algorithm) => {
    const { watchword } = serverWith(seedOf(algorithm), { algorithm });
    const begun = await watchword.beginEnrollment({ user });
    const { base32NoPad } = vectors.seeds[algorithm];
    expect(begun.ok && begun.manualKey.replaceAll(' ', '')).toBe(base32NoPad);
    expect(begun.ok && new URL(begun.uri).searchParams.get('secret')).toBe(base32NoPad);
  });
});
