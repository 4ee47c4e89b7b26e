import type { PrerequisiteState } from '../options/prerequisite.ts';

/** The answer of {@link Watchword.beginEnrollment}. */
export type BeginEnrollmentResult =
  | {
      readonly ok: true;
      readonly enrollmentId: string;
      /** The otpauth URI for the QR code. It is the secret: hidden from `inspect`, spread and JSON unless read by name. */
      readonly uri: string;
      /** The same secret to type, in groups of four. Hidden in the same way. */
      readonly manualKey: string;
      /** Milliseconds since the Unix epoch. */
      readonly expiresAt: number;
    }
  | { readonly ok: false; readonly reason: 'not-eligible'; readonly unmet: readonly PrerequisiteState[] }
  /** The user already has a device; linking another one needs more than a password (N12). */
  | { readonly ok: false; readonly reason: 'authorization-required' }
  /** `message` says what is wrong with which name, in words for the user. */
  | { readonly ok: false; readonly reason: 'invalid-name'; readonly field: 'user.name' | 'deviceName'; readonly message: string }
  | { readonly ok: false; readonly reason: 'too-soon'; readonly retryAfterSeconds: number };
