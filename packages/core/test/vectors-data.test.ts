import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeBase32, encodeBase32, hotp, truncated } from './support/reference.ts';
import { seedOf, vectors } from './support/vectors.ts';

const seed = seedOf('SHA1');

function counterBytes(counter: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(counter));
  return bytes;
}

/** A vector that is wrong would prove the wrong thing: every value of the file is computed once more by node:crypto. */
describe('the vectors themselves', () => {
  it('H1 has seeds whose four spellings agree', () => {
    for (const { ascii, hex, bytes, base32NoPad } of Object.values(vectors.seeds)) {
      expect(Buffer.from(ascii).toString('hex')).toBe(hex);
      expect(Buffer.from(ascii)).toHaveLength(bytes);
      expect(decodeBase32(base32NoPad).toString('hex')).toBe(hex);
    }
  });

  it.each(vectors.rfc4226AppendixD.rows)('H1 has the true intermediate values of counter $counter', (row) => {
    const hmac = createHmac('sha1', seed).update(counterBytes(row.counter)).digest();
    expect(hmac.toString('hex')).toBe(row.hmacSha1Hex);
    expect(truncated(hmac)).toBe(row.truncatedDecimal);
    expect(truncated(hmac).toString(16)).toBe(row.truncatedHex);
    const codes = [6, 7, 8].map((digits) => hotp(seed, row.counter, { algorithm: 'SHA1', digits, period: 30 }));
    expect(codes).toEqual([row.hotp6, row.hotp7, row.hotp8]);
  });

  it('H1 has the worked example of RFC 4226 §5.4', () => {
    const { hmacSha1Hex, offset, dbc, hotp6 } = vectors.rfc4226Section54;
    const hmac = Buffer.from(hmacSha1Hex, 'hex');
    expect(hmac.readUInt8(19) & 0x0f).toBe(offset);
    expect(truncated(hmac).toString(16)).toBe(dbc);
    expect(String(truncated(hmac) % 1_000_000)).toBe(hotp6);
  });

  it.each(vectors.rfc6238AppendixB.rows)('T2 has the true code of $algorithm at $unixTime', (row) => {
    expect(Math.floor(row.unixTime / 30)).toBe(row.T);
    expect(counterBytes(row.T).toString('hex').toUpperCase()).toBe(row.Thex);
    expect(new Date(row.unixTime * 1000).toISOString().replace('.000', '')).toBe(row.utc);
    const { algorithm } = row;
    expect(hotp(seedOf(algorithm), row.T, { algorithm, digits: 8, period: 30 })).toBe(row.totp);
    expect(row.totp.slice(2)).toBe(row.totp6);
  });

  it.each(vectors.wrongSeedTrap)('T2 has the true trap of $algorithm at $unixTime', (row) => {
    const parameters = { algorithm: row.algorithm, digits: 8, period: 30 };
    const step = Math.floor(row.unixTime / 30);
    expect(hotp(seed, step, parameters)).toBe(row.ifSeedWrongly20Bytes);
    expect(hotp(seedOf(row.algorithm), step, parameters)).toBe(row.right);
  });

  it('B1 has base32 that decodes to its text', () => {
    for (const { ascii, base32 } of vectors.rfc4648Section10Base32) {
      const text = base32.replaceAll('=', '');
      expect(decodeBase32(text).toString()).toBe(ascii);
      expect(encodeBase32(Buffer.from(ascii))).toBe(text);
    }
  });

  it('U1 has an example URI whose secret is the bytes it says', () => {
    const { uri, secretHex } = vectors.keyUriExample;
    expect(decodeBase32(new URL(uri).searchParams.get('secret')!).toString('hex')).toBe(secretHex);
  });

  it('T1 H4 has true codes at boundaries, for big counters and with leading zeros', () => {
    for (const { unixTime, T, totp6 } of vectors.boundaries) {
      expect([Math.floor(unixTime / 30), hotp(seed, T)]).toEqual([T, totp6]);
    }
    for (const { counter, hotp6 } of vectors.bigCounters) expect(hotp(seed, BigInt(counter))).toBe(hotp6);
    for (const { counter, hotp6 } of vectors.leadingZeroCodes) {
      expect(hotp(seed, counter)).toBe(hotp6);
      expect(hotp6).toMatch(/^0/);
    }
  });

  it('T11 has steps two apart that share their code', () => {
    for (const { counters, hotp6 } of vectors.adjacentStepCollisions.rows) {
      expect(counters.map((counter) => hotp(seed, counter))).toEqual([hotp6, hotp6]);
      expect(counters[1] - counters[0]).toBe(2);
    }
  });

  it('H1 is not empty', () => {
    const { rfc4226AppendixD, rfc6238AppendixB, wrongSeedTrap, boundaries, bigCounters, leadingZeroCodes } = vectors;
    const lists = [
      rfc4226AppendixD.rows,
      rfc6238AppendixB.rows,
      wrongSeedTrap,
      boundaries,
      bigCounters,
      leadingZeroCodes,
    ];
    expect(lists.map((list) => list.length)).toEqual([10, 18, 12, 6, 5, 4]);
  });
});
