import { type Account, freshCounters, type Recovery } from '../account/account.ts';
import { hashesWithout } from '../codes/recovery-code.ts';
import { eventBase, type StoredSecurityEvent } from '../events/security-event.ts';
import { afterRecoveryFailure, remainingRecoveryWait } from './attempts.ts';
import type { Decision } from './decision.ts';
import { wholeSeconds } from './seconds.ts';
import { failuresOf, refuse, refuseWaiting, type VerifyDecision, type VerifyRequest } from './verify.ts';

/** From so many left on, the user is to be told. */
const low = 3;

/**
 * Accepts a recovery code, once (A11, A12). It has a counter of its own and works while codes are throttled or the devices
 * disabled: whoever guesses codes must not be able to close the way out (A23). It ends neither.
 */
export function decideRecoveryCode(account: Account, now: number, request: VerifyRequest): Decision<VerifyDecision> {
  if (account.devices.length === 0) return refuse(now, request, { ok: false, reason: 'not-enrolled' });
  const waiting = refuseWaiting(remainingRecoveryWait(account.recoveryAttempts, now), now, request);
  if (waiting) return waiting;
  const { recovery } = account;
  const hashes = recovery && hashesWithout(recovery, request.code);
  return recovery && hashes ? accept(account, { ...recovery, hashes }, now, request) : count(account, now, request);
}

function accept(account: Account, recovery: Recovery, now: number, request: VerifyRequest): Decision<VerifyDecision> {
  const codesLeft = recovery.hashes.length;
  const base = eventBase(now, request);
  const failures = failuresOf(account);
  const accepted = { type: 'recovery-code-accepted', ...base, codesLeft, failuresBefore: failures } as const;
  const lowStock: StoredSecurityEvent[] = codesLeft <= low ? [{ type: 'recovery-codes-low', ...base, codesLeft }] : [];
  return {
    kind: 'commit',
    account: { ...account, recovery, recoveryAttempts: freshCounters.recoveryAttempts },
    events: [accepted, ...lowStock],
    outcome: {
      ok: true,
      method: 'recovery-code',
      recoveryCodesLeft: codesLeft,
      failuresSinceLastSuccess: failures,
      claims: { generation: account.generation, method: 'recovery-code', at: now, bindingHash: request.bindingHash },
    },
  };
}

function count(account: Account, now: number, request: VerifyRequest): Decision<VerifyDecision> {
  const recoveryAttempts = afterRecoveryFailure(account.recoveryAttempts, now);
  const { failures } = recoveryAttempts;
  return {
    kind: 'commit',
    account: { ...account, recoveryAttempts },
    events: [{ type: 'recovery-code-wrong', ...eventBase(now, request), failures }],
    outcome: {
      ok: false,
      reason: 'wrong-code',
      retryAfterSeconds: wholeSeconds(remainingRecoveryWait(recoveryAttempts, now)),
    },
  };
}
