import type { EventContext } from './events/context.ts';
import type { User } from './options/prerequisite.ts';
import type { BeginEnrollmentResult } from './verbs/begin-enrollment.ts';
import type { ConfirmEnrollmentResult } from './verbs/confirm-enrollment.ts';
import type { Eligibility } from './verbs/eligibility.ts';
import type { Status } from './verbs/status.ts';
import type { VerifyResult } from './verbs/verify.ts';

/** The second factor of an application's users. Made by {@link createWatchword}. */
export interface Watchword<U extends User = User> {
  /** Runs the prerequisites for a user. No store is asked. */
  eligibility(input: { readonly user: U }): Promise<Eligibility>;

  /** Makes a new secret and keeps it as pending. It replaces a pending one, never a linked device (A26). */
  beginEnrollment(input: {
    readonly user: U;
    /** What the user calls the device; default `Authenticator app`. */
    readonly deviceName?: string;
    readonly context?: EventContext;
  }): Promise<BeginEnrollmentResult>;

  /** Links the device once its first code is right. That code is spent with it (A4). */
  confirmEnrollment(input: {
    readonly user: U;
    readonly enrollmentId: string;
    /** As the user typed it: spaces and hyphens are ignored. */
    readonly code: unknown;
    readonly context?: EventContext;
  }): Promise<ConfirmEnrollmentResult>;

  /** Accepts the code of one of the user's devices, once, or says why not. The answer is durable before it is given (T9). */
  verify(input: {
    readonly userId: string;
    /** As the user typed it: spaces and hyphens are ignored. Anything else than a code is answered, never thrown. */
    readonly code: unknown;
    readonly context?: EventContext;
  }): Promise<VerifyResult>;

  /** What may be shown to the user and to the support desk. Nothing in it is secret. */
  status(input: { readonly userId: string }): Promise<Status>;
}
