import type { CodeParameters } from '../account/account.ts';
import { WatchwordError } from '../errors.ts';
import { checkKeys, type KnownKeys } from './check-keys.ts';

/** How many steps around the current one are accepted, for slow transmission and inexact clocks (RFC 6238 §5.2). */
export interface Window {
  /** Steps before the current one; default 1. */
  readonly past: number;
  /** Steps after the current one, for devices whose clock is fast; default 1. */
  readonly future: number;
}

/**
 * How strict Watchword is. `algorithm`, `digits` and `period` concern new devices only: linked ones keep theirs (T4).
 *
 * Leave these three alone unless you know every app that your users have. Several apps silently show codes for
 * SHA1, 6 digits and 30 s whatever the QR code says.
 */
export interface Policy extends CodeParameters, Window {
  /** Days that security events are kept for; default 400. */
  readonly historyDays: number;
}

const defaults: Policy = { algorithm: 'SHA1', digits: 6, period: 30, past: 1, future: 1, historyDays: 400 };

const known: KnownKeys<Policy> = {
  algorithm: true,
  digits: true,
  period: true,
  past: true,
  future: true,
  historyDays: true,
};

/**
 * Completes a policy, and refuses one that would be weak or could not work.
 *
 * @throws `misuse`, `unknown-option`
 */
export function parsePolicy(given: Partial<Policy> = {}): Policy {
  checkKeys(given, known, 'policy');
  const policy = { ...defaults, ...given };
  check(['SHA1', 'SHA256', 'SHA512'].includes(policy.algorithm), 'algorithm must be "SHA1", "SHA256" or "SHA512"');
  checkWhole(policy, 'digits', 6, 8);
  // NIST SP 800-63B-4 §3.1.4.1: the nonce changes at least every two minutes (T17).
  checkWhole(policy, 'period', 15, 120);
  // More steps make each guess worth more (H13).
  checkWhole(policy, 'past', 0, 10);
  checkWhole(policy, 'future', 0, 10);
  checkWhole(policy, 'historyDays', 1, 36_500);
  return policy;
}

function checkWhole(policy: Policy, name: keyof Policy, least: number, most: number): void {
  const value = policy[name];
  const fits = Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  check(fits, `${name} must be a whole number from ${least} to ${most}`);
}

function check(fits: boolean, rule: string): void {
  if (!fits) throw new WatchwordError('misuse', `policy.${rule}.`);
}
