import { timingSafeEqual } from 'node:crypto';

/** Compares two codes in constant time (T18). That their lengths differ is no secret: everyone sees how long a code is. */
export function sameCode(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
