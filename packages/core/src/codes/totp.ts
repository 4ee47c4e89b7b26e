import type { Algorithm, CodeParameters } from '../account/account.ts';
import { hotp } from './hotp.ts';

/** Bytes of a new secret: the length of the HMAC's output (RFC 6238 §5.1, T6). */
export const secretBytes: Readonly<Record<Algorithm, number>> = { SHA1: 20, SHA256: 32, SHA512: 64 };

/** The names of node:crypto and of otplib. */
export const hashNames = { SHA1: 'sha1', SHA256: 'sha256', SHA512: 'sha512' } as const;

/** The step that a moment lies in (RFC 6238 §4.2, with T0 = 0). `now` in milliseconds, `period` in seconds. */
export function stepAt(now: number, period: number): number {
  return Math.floor(now / (period * 1000));
}

/** When a step begins, in milliseconds since the Unix epoch. `period` in seconds. */
export function startOfStep(step: number, period: number): number {
  return step * period * 1000;
}

/** Computes the codes of one secret, step by step (RFC 6238 §4). */
export function codeGenerator(secret: Uint8Array, parameters: CodeParameters): (step: number) => string {
  return hotp(hashNames[parameters.algorithm], secret, parameters.digits);
}
