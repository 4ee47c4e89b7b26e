import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { virtualAuthenticator } from '../src/index.ts';

interface Vectors {
  readonly seeds: Readonly<Record<Algorithm, { readonly base32NoPad: string }>>;
  readonly rfc6238AppendixB: {
    readonly rows: readonly { algorithm: Algorithm; unixTime: number; totp: string; totp6: string }[];
  };
  readonly rfc4226AppendixD: {
    readonly rows: readonly { counter: number; hotp6: string; hotp7: string; hotp8: string }[];
  };
  readonly boundaries: readonly { readonly unixTime: number; readonly totp6: string }[];
  readonly leadingZeroCodes: readonly { readonly counter: number; readonly hotp6: string }[];
  readonly bigCounters: readonly { readonly counter: string; readonly hotp6: string }[];
}
type Algorithm = 'SHA1' | 'SHA256' | 'SHA512';

/** Out of the RFCs, and checked in core by two programs of others. */
const vectors = JSON.parse(readFileSync(new URL('../../core/test/vectors.json', import.meta.url), 'utf8')) as Vectors;

function codeAt(seconds: number, digits = 6, algorithm: Algorithm = 'SHA1'): string {
  return virtualAuthenticator()
    .typeKey(vectors.seeds[algorithm].base32NoPad, { algorithm, digits })
    .codeAt(seconds * 1000);
}

describe('codes', () => {
  it('T1 T2 are those of RFC 6238 appendix B', () => {
    const { rows } = vectors.rfc6238AppendixB;
    expect(rows).toHaveLength(18);
    for (const { algorithm, unixTime, totp, totp6 } of rows) {
      expect([codeAt(unixTime, 8, algorithm), codeAt(unixTime, 6, algorithm)]).toEqual([totp, totp6]);
    }
  });

  it('T1 T2 are those of RFC 4226 appendix D, in all lengths', () => {
    for (const { counter, hotp6, hotp7, hotp8 } of vectors.rfc4226AppendixD.rows) {
      expect([6, 7, 8].map((digits) => codeAt(counter * 30, digits))).toEqual([hotp6, hotp7, hotp8]);
    }
  });

  it('change at the edge of a step, and keep their leading zeros', () => {
    for (const { unixTime, totp6 } of vectors.boundaries) expect(codeAt(unixTime)).toBe(totp6);
    for (const { counter, hotp6 } of vectors.leadingZeroCodes) expect(codeAt(counter * 30)).toBe(hotp6);
  });

  it('go on beyond 32 bits of steps', () => {
    const reachable = vectors.bigCounters.filter(({ counter }) => Number(counter) < 2 ** 40);
    expect(reachable.length).toBeGreaterThan(1);
    for (const { counter, hotp6 } of reachable) expect(codeAt(Number(counter) * 30)).toBe(hotp6);
  });

  it('follow the period', () => {
    const [key, other] = [30, 60].map((period) =>
      virtualAuthenticator().typeKey(vectors.seeds.SHA1.base32NoPad, { period }),
    );
    expect(other!.codeAt(59_999)).toBe(key!.codeAt(0));
    expect(other!.codeAt(60_000)).toBe(key!.codeAt(30_000));
  });
});
