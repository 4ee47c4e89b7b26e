import type { ConfirmEnrollmentResult, DeviceSummary } from '@watchword/core';
import type { Call } from '../api/call.ts';
import { keepProof, nextBinding } from '../session/keep-proof.ts';

/** Why a first code was not accepted. */
export type ConfirmRefused = Extract<ConfirmEnrollmentResult, { readonly ok: false }>;

/** What a first code led to; with the cookies of the new proof. */
export type Confirmed =
  | {
      readonly device: DeviceSummary;
      readonly recoveryCodes: readonly string[] | undefined;
      readonly cookies: readonly string[];
    }
  | { readonly refused: ConfirmRefused };

/** Shows a first code to core, and keeps the proof of it in the session. */
export async function confirmEnrollment(call: Call, enrollmentId: string, code: unknown): Promise<Confirmed> {
  const { watchword, session, context } = call;
  const { user } = session;
  const binding = nextBinding(session);
  const confirmed = await watchword.confirmEnrollment({ user, enrollmentId, code, binding, context });
  if (!confirmed.ok) return { refused: confirmed };
  const { device, recoveryCodes, proof } = confirmed;
  return { device, recoveryCodes, cookies: await keepProof(session, proof, { cause: 'device-added', binding }) };
}
