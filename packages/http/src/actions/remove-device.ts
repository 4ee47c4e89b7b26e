import type { RemoveDeviceResult } from '@watchword/core';
import { type Call, vouching } from '../api/call.ts';
import { keepProof } from '../session/keep-proof.ts';

/** What a removal led to; with the cookies of the new proof. */
export type Removed =
  | { readonly cookies: readonly string[] }
  | { readonly refused: Extract<RemoveDeviceResult, { readonly ok: false }> };

/** Removes the device that the path names, and keeps the proof that takes the place of the one which ended with it. */
export async function removeDevice(call: Call): Promise<Removed> {
  const { watchword, session } = call;
  const removed = await watchword.removeDevice({ ...vouching(call), deviceId: call.id });
  if (!removed.ok) return { refused: removed };
  const { proof } = removed;
  if (proof === undefined) return { cookies: [] };
  // The new proof is that of before, made in the session as it is now.
  return { cookies: await keepProof(session, proof, { cause: 'device-removed', binding: session.binding }) };
}
