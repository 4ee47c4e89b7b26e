/** A promise that was broken. */
export interface Violation {
  readonly rule: Rule;
  readonly userId: string;
  /** What happened, with the ids of the calls. */
  readonly message: string;
}

/**
 * What must hold:
 * - `accepted-twice`: a code of one step, and a recovery code, is accepted at most once, by all processes together;
 * - `wrong-code-accepted`: and no other code ever;
 * - `nobody-won`: of those who race with a fresh code one is accepted;
 * - `right-code-counted`: a right code is never counted as a guess;
 * - `step-reopened`: no step is accepted after a later one, nor up to that of the enrollment;
 * - `failure-lost`: every wrong code since the last success is counted, and told at the next success;
 * - `recovery-code-miscounted`: each recovery code that is used leaves one less;
 * - `event-lost`: what was answered as accepted or wrong is in the history;
 * - `event-invented`: and nothing else is;
 * - `call-failed`: calls throw for reasons that are told (`storage`, `contention`, `clock`) and for no other.
 */
export type Rule =
  | 'accepted-twice'
  | 'wrong-code-accepted'
  | 'nobody-won'
  | 'right-code-counted'
  | 'step-reopened'
  | 'failure-lost'
  | 'recovery-code-miscounted'
  | 'event-lost'
  | 'event-invented'
  | 'call-failed';

/** What a rule finds wrong, in words. */
export type Findings = readonly string[];
