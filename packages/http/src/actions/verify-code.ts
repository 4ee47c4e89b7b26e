import type { AcceptedCode, DeviceSummary, ProofMethod, VerifyRefusal } from '@watchword/core';
import type { Call } from '../api/call.ts';
import { keepProof, nextBinding } from '../session/keep-proof.ts';

/** A code that was accepted, now or by the first of two clicks. */
export interface Accepted extends Omit<AcceptedCode, 'ok' | 'method' | 'device'> {
  readonly method: ProofMethod;
  readonly device?: DeviceSummary;
  readonly repeated?: true;
}

/** What a code led to; with the cookies of a new proof. */
export type Verified =
  | { readonly accepted: Accepted; readonly cookies: readonly string[] }
  | { readonly refused: VerifyRefusal };

/**
 * Shows a code to core, and keeps the proof of it in the session.
 *
 * @param askedAt milliseconds since the Unix epoch, when the code was asked for, where that is known: a session that was
 * proven before was asked for another code, so that the used one is refused
 */
export async function verifyCode(call: Call, code: unknown, askedAt = 0): Promise<Verified> {
  const { watchword, session, context } = call;
  const { user, known = session.proof } = session;
  const binding = nextBinding(session);
  const verified = await watchword.verify({ userId: user.id, code, binding, known, context });
  if (!verified.ok) return (await ifSentAgain(call, verified, askedAt)) ?? { refused: verified };
  const { ok: _ok, proof, ...accepted } = verified;
  // The code is spent by now. If the proof cannot be kept, nobody is let in, and the next code has to be shown (T9).
  return { accepted, cookies: await keepProof(session, proof, { cause: 'code-accepted', binding }) };
}

/**
 * Seconds. As long as a code may live by default (RFC 6238 §5.2, one step on each side): a proof that is older is not that
 * of the code which was sent again.
 */
export const lifeOfCode = 90;

/** A code that was used is no error in the session that it has just opened: it was sent twice. */
async function ifSentAgain(
  { watchword, session }: Call,
  refused: VerifyRefusal,
  askedAt: number,
): Promise<Verified | undefined> {
  if (refused.reason !== 'already-used') return undefined;
  const { proof, binding } = session;
  const userId = session.user.id;
  const proven = await watchword.requireProof({ userId, proof, binding, maxAgeSeconds: lifeOfCode });
  if (!proven.ok || proven.authenticatedAt < askedAt) return undefined;
  const { method, deviceId } = proven;
  const { devices, recoveryCodesLeft } = await watchword.status({ userId });
  const device = devices.find(({ id }) => id === deviceId);
  return {
    accepted: { method, ...(device && { device }), recoveryCodesLeft, failuresSinceLastSuccess: 0, repeated: true },
    cookies: [],
  };
}
