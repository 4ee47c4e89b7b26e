import type { CodeParameters } from '../account/account.ts';
import { WatchwordError } from '../errors.ts';
import { budgetProblem } from './budget.ts';
import { checkKeys, type KnownKeys } from './check-keys.ts';

/** How many steps around the current one are accepted, for slow transmission and inexact clocks (RFC 6238 §5.2). */
export interface Window {
  /** Steps before the current one, 0–10; default 1. More than 2 is warned of (T13). */
  readonly past: number;
  /** Steps after the current one, for devices whose clock is fast, 0–10; default 1. More than 2 is warned of (T13). */
  readonly future: number;
}

/**
 * How strict Watchword is. `algorithm`, `digits` and `period` concern new devices only: linked ones keep theirs (T4).
 *
 * Leave these three alone unless you know every app that your users have. Several apps silently show codes for
 * SHA1, 6 digits and 30 s whatever the QR code says.
 */
export interface Policy extends CodeParameters, Window {
  /** Days that security events are kept for, 1–36,500; default 400. */
  readonly historyDays: number;
  /** Seconds for which a proof authorizes a change of factors (A14), 1–3600; default 300. */
  readonly freshSeconds: number;
  /**
   * Seconds that a proof is good for where `requireProof` names no other age, up to 30 days; default 86,400, a day
   * (NIST SP 800-63B-4 §2.2.3, N25).
   */
  readonly proofSeconds: number;
  /**
   * What a user without a device needs to link the first one: to meet the prerequisites (the default), or a ticket of the
   * operator's as well. Without one, whoever has stolen the password may be the first to link.
   */
  readonly firstEnrollment: 'prerequisites' | 'ticket';
  /** Devices that a user may link, 1–5; default 5. Each one more makes a guess worth more. */
  readonly maxDevices: number;
  /**
   * The odds, above 0 and at most 0.1, that someone who has the password guesses a code within a year; default 0.01. Wrong
   * codes are forgotten, and waited for, at a pace that keeps to it whatever the owner does (H13).
   */
  readonly yearlyOdds: number;
}

const defaults: Policy = {
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  past: 1,
  future: 1,
  historyDays: 400,
  freshSeconds: 300,
  proofSeconds: 86_400,
  firstEnrollment: 'prerequisites',
  maxDevices: 5,
  yearlyOdds: 0.01,
};

const known: KnownKeys<Policy> = {
  algorithm: true,
  digits: true,
  period: true,
  past: true,
  future: true,
  historyDays: true,
  freshSeconds: true,
  proofSeconds: true,
  firstEnrollment: true,
  maxDevices: true,
  yearlyOdds: true,
};

/**
 * Completes a policy, and refuses one that would be weak or could not work.
 *
 * @throws `misuse`, `unknown-option`
 */
export function parsePolicy(given: Partial<Policy> = {}): Policy {
  checkKeys(given, known, 'policy');
  const policy = { ...defaults, ...given };
  checkOneOf(policy, 'algorithm', ['SHA1', 'SHA256', 'SHA512']);
  checkOneOf(policy, 'firstEnrollment', ['prerequisites', 'ticket']);
  checkWhole(policy, 'digits', 6, 8);
  // NIST SP 800-63B-4 §3.1.4.1: the nonce changes at least every two minutes (T17).
  checkWhole(policy, 'period', 15, 120);
  checkWhole(policy, 'past', 0, 10);
  checkWhole(policy, 'future', 0, 10);
  checkWhole(policy, 'historyDays', 1, 36_500);
  checkWhole(policy, 'freshSeconds', 1, 3600);
  checkWhole(policy, 'proofSeconds', 1, 30 * 86_400);
  checkWhole(policy, 'maxDevices', 1, 5);
  const { yearlyOdds } = policy;
  check(
    typeof yearlyOdds === 'number' && yearlyOdds > 0 && yearlyOdds <= 0.1,
    'yearlyOdds must be above 0, at most 0.1',
  );
  checkBudget(policy);
  warnOfWideWindow(policy);
  return policy;
}

function checkOneOf<Name extends keyof Policy>(policy: Policy, name: Name, values: readonly Policy[Name][]): void {
  const list = values.map((value) => `"${String(value)}"`).join(' or ');
  check(values.includes(policy[name]), `${name} must be ${list}`);
}

function checkWhole(policy: Policy, name: keyof Policy, least: number, most: number): void {
  const value = policy[name];
  const fits = Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  check(fits, `${name} must be a whole number from ${least} to ${most}`);
}

function check(fits: boolean, rule: string): void {
  if (!fits) throw new WatchwordError('misuse', `policy.${rule}.`);
}

function checkBudget(policy: Policy): void {
  const problem = budgetProblem(policy);
  if (problem !== undefined) throw new WatchwordError('misuse', `policy: ${problem}`);
}

function warnOfWideWindow({ past, future }: Policy): void {
  if (Math.max(past, future) <= 2) return;
  process.emitWarning(
    `policy accepts ${past} steps before and ${future} after the current one. More than 2 keep codes alive for long, and ` +
      'each makes a guess worth more; clocks kept by NTP need 1.',
    'WatchwordWarning',
  );
}
