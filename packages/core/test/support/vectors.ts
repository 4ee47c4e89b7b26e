import { readFileSync } from 'node:fs';
import type { Parameters } from './reference.ts';

type Algorithm = Parameters['algorithm'];

interface Seed {
  readonly bytes: number;
  readonly ascii: string;
  readonly hex: string;
  readonly base32NoPad: string;
}

interface AppendixD {
  readonly counter: number;
  readonly hmacSha1Hex: string;
  readonly truncatedHex: string;
  readonly truncatedDecimal: number;
  readonly hotp6: string;
  readonly hotp7: string;
  readonly hotp8: string;
}

interface AppendixB {
  readonly algorithm: Algorithm;
  readonly unixTime: number;
  readonly utc: string;
  readonly T: number;
  readonly Thex: string;
  readonly totp: string;
  readonly totp6: string;
}

interface WrongSeed {
  readonly algorithm: Algorithm;
  readonly unixTime: number;
  readonly right: string;
  readonly ifSeedWrongly20Bytes: string;
}

/** The RFCs' test vectors, with their intermediate values. `vectors-data.test.ts` checks the file itself. */
interface Vectors {
  readonly seeds: Readonly<Record<Algorithm, Seed>>;
  readonly rfc4226AppendixD: { readonly rows: readonly AppendixD[] };
  readonly rfc4226Section54: { hmacSha1Hex: string; offset: number; dbc: string; hotp6: string };
  readonly rfc6238AppendixB: { readonly rows: readonly AppendixB[] };
  readonly wrongSeedTrap: readonly WrongSeed[];
  readonly rfc4648Section10Base32: readonly { readonly ascii: string; readonly base32: string }[];
  readonly keyUriExample: { readonly uri: string; readonly secretHex: string };
  readonly boundaries: readonly { readonly unixTime: number; readonly T: number; readonly totp6: string }[];
  readonly bigCounters: readonly { readonly counter: string; readonly hotp6: string }[];
  readonly leadingZeroCodes: readonly { readonly counter: number; readonly hotp6: string }[];
  readonly adjacentStepCollisions: { readonly rows: readonly { counters: [number, number]; hotp6: string }[] };
}

export const vectors = JSON.parse(readFileSync(new URL('../vectors.json', import.meta.url), 'utf8')) as Vectors;

export function seedOf(algorithm: Algorithm): Buffer {
  return Buffer.from(vectors.seeds[algorithm].hex, 'hex');
}
