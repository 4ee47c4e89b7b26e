import { isByRecoveryCode } from '../session/session-facts.ts';
import type { Parts } from './parts.ts';
import type { KnownVisit } from './route.ts';

/** Whether a device may be linked though there is one: it is switched off, or lost, as a recovery code says. */
export function isReplacing({ status, session }: KnownVisit): boolean {
  return status.devices.length > 0 && (status.disabled || isByRecoveryCode(session.facts));
}

/**
 * Unlinks the devices that the new one replaces, if they are still there. Fails this half-way, the new device is linked
 * and the old one too: nobody is locked out.
 *
 * @param proof of the enrollment.
 * @returns the proof to go on with.
 */
export async function unlinkReplaced({ centre }: Parts, visit: KnownVisit, proof: string): Promise<string> {
  if (!isReplacing(visit)) return proof;
  const { person, status, context } = visit;
  let authorization = proof;
  for (const { id: deviceId } of status.devices) {
    // One after the other: each removal ends the proof that opened it.
    const removed = await centre.watchword.removeDevice({ userId: person.id, deviceId, authorization, context });
    if (removed.ok) authorization = removed.proof ?? authorization;
  }
  return authorization;
}
