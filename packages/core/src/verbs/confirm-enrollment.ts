import type { PrerequisiteState } from '../options/prerequisite.ts';
import type { DeviceSummary } from './verify.ts';

/** The answer of {@link Watchword.confirmEnrollment}. */
export type ConfirmEnrollmentResult =
  | { readonly ok: true; readonly device: DeviceSummary }
  | {
      readonly ok: false;
      /**
       * `no-pending`: nothing was begun; `superseded`: begun again since, and only the newest QR code counts; `expired`;
       * `malformed`: not a code; `too-many-attempts`: begin again; `already-confirmed`: by an earlier call, such as the
       * first of two clicks.
       */
      readonly reason: 'no-pending' | 'superseded' | 'expired' | 'malformed' | 'too-many-attempts' | 'already-confirmed';
    }
  | { readonly ok: false; readonly reason: 'wrong-code'; readonly attemptsLeft: number; readonly clockSkewSeconds?: number }
  | { readonly ok: false; readonly reason: 'not-eligible'; readonly unmet: readonly PrerequisiteState[] };
