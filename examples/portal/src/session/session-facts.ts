/**
 * What a session is known by. There is no level in it that could be stale: how far a session has come is worked out on
 * each request, from the person's devices as they are then. No secret is in it either.
 */
export interface SessionFacts {
  /** Whose password was right. */
  readonly userId?: string;
  /** The device whose code was right. The session is over when that device is gone (A38). */
  readonly deviceId?: string;
  /** That a second factor was shown; it authorizes setting up a device while codes are switched off. */
  readonly proof?: string;
  /** The enrollment begun in this session. */
  readonly enrollmentId?: string;
  /** The page to go to after the code. */
  readonly next?: string;
  /** Wrong codes between the last sign-in and this one. */
  readonly failures?: number;
}

/** Whether it was a recovery code that stood in for the device. */
export function isByRecoveryCode({ deviceId, proof }: SessionFacts): boolean {
  return deviceId === undefined && proof !== undefined;
}

declare module 'express-session' {
  interface SessionData {
    facts: SessionFacts;
  }
}
