import type { CodeParameters } from '@watchword/core';
import type { Linked } from './otpauth-uri.ts';
import { codeOfStep, type Key, stepOf } from './totp.ts';

/** Core looks ten minutes into the past of a wrong code, and a little way into the future. */
const nearSteps = 25;

/** One entry of an authenticator app. Its secret is read from nowhere. */
export interface VirtualAccount extends CodeParameters {
  readonly issuer: string;
  readonly account: string;
  /** What the app shows now, by its own clock. */
  code(): string;
  /** What it shows at a time, in milliseconds since the Unix epoch. */
  codeAt(time: number): string;
  /** A code of the right length that no account of this app shows within 25 periods of now. */
  wrongCode(): string;
}

/** @param keys of all accounts of the app, as they are when a wrong code is asked for */
export function virtualAccount(
  { issuer, account, key }: Linked,
  clock: () => number,
  keys: () => readonly Key[],
): VirtualAccount {
  const { algorithm, digits, period } = key;
  const codeAt = (time: number) => codeOfStep(key, stepOf(key, time));
  return {
    issuer,
    account,
    algorithm,
    digits,
    period,
    code: () => codeAt(clock()),
    codeAt,
    wrongCode: () => firstOutside(codesNear(keys(), clock()), digits),
  };
}

function codesNear(keys: readonly Key[], now: number): ReadonlySet<string> {
  const offsets = Array.from({ length: 2 * nearSteps + 1 }, (_, place) => place - nearSteps);
  const codes = keys.flatMap((key) => offsets.map((offset) => codeOfStep(key, Math.max(0, stepOf(key, now) + offset))));
  return new Set(codes);
}

function firstOutside(codes: ReadonlySet<string>, digits: number): string {
  for (let number = 0; ; number += 1) {
    const code = String(number).padStart(digits, '0');
    if (!codes.has(code)) return code;
  }
}
