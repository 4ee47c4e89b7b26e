import type { RecordedHistory } from '../recorded.ts';
import { acceptedTwice, nobodyWon, rightCodeCounted, stepReopened, wrongCodeAccepted } from './acceptance.ts';
import { failureLost, recoveryCodeMiscounted } from './counting.ts';
import { callFailed, eventInvented, eventLost } from './events.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import type { Findings, Rule, Violation } from './violation.ts';

const rules: Readonly<Record<Rule, (evidence: Evidence) => Findings>> = {
  'accepted-twice': acceptedTwice,
  'wrong-code-accepted': wrongCodeAccepted,
  'nobody-won': nobodyWon,
  'right-code-counted': rightCodeCounted,
  'step-reopened': stepReopened,
  'failure-lost': failureLost,
  'recovery-code-miscounted': recoveryCodeMiscounted,
  'event-lost': eventLost,
  'event-invented': eventInvented,
  'call-failed': callFailed,
};

/**
 * Judges what many processes were answered, and what the store kept, by what must hold whatever came first. It is pure: a
 * recording can be kept, and judged again.
 *
 * @returns every promise that was broken; none if all held
 */
export function checkHistory({ users }: RecordedHistory): readonly Violation[] {
  return users.flatMap((user) => {
    const evidence = evidenceOf(user);
    return Object.entries(rules).flatMap(([rule, find]) =>
      find(evidence).map((message) => ({ rule: rule as Rule, userId: user.userId, message })),
    );
  });
}
