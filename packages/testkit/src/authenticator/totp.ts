import { createHmac } from 'node:crypto';
import type { CodeParameters } from '@watchword/core';

/** A shared secret, and how its codes are made. */
export interface Key extends CodeParameters {
  readonly secret: Uint8Array;
}

/** What an app shows by RFC 4226 §5.3 in a step: on node:crypto alone, so that it can disagree with what it tests. */
export function codeOfStep({ secret, algorithm, digits }: Key, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hmac = createHmac(algorithm, secret).update(counter).digest();
  const word = hmac.readUInt32BE((hmac.at(-1) ?? 0) & 0x0f) & 0x7fff_ffff;
  return String(word % 10 ** digits).padStart(digits, '0');
}

/** The step of a moment (RFC 6238 §4.2). `time` is in milliseconds since the Unix epoch. */
export function stepOf({ period }: Pick<Key, 'period'>, time: number): number {
  return Math.floor(time / (period * 1000));
}
