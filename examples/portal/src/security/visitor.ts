import type { Status } from '@watchword/core';
import type { Centre, Person } from '@watchword-examples/centre';
import { isByRecoveryCode, type SessionFacts } from '../session/session-facts.ts';

/** Somebody whose password was right, and what is linked to the account now. */
export interface Known {
  readonly person: Person;
  readonly status: Status;
}

/** How far whoever sends a request has come. */
export type Visitor =
  | { readonly level: 'nobody' }
  /** Good for the challenge, and for nothing else (A36). */
  | ({ readonly level: 'first-factor' } & Known)
  | ({ readonly level: 'member' } & Known);

const nobody: Visitor = { level: 'nobody' };

/**
 * Worked out afresh on each request: once a device is linked, no session that has only shown the password is good for
 * more than the challenge, and a session whose device is gone is over (A38).
 */
export async function visitorOf({ people, watchword }: Centre, facts: SessionFacts): Promise<Visitor> {
  const { userId, deviceId, proof } = facts;
  const person = userId === undefined ? undefined : await people.find(userId);
  if (!person) return nobody;
  const status = await watchword.status({ userId: person.id });
  if (isByRecoveryCode(facts)) {
    // A recovery code has no device: the session is over when the set of factors changes.
    const proven = await watchword.requireProof({ userId: person.id, proof });
    return proven.ok ? { level: 'member', person, status } : nobody;
  }
  if (deviceId === undefined) return { level: status.devices.length === 0 ? 'member' : 'first-factor', person, status };
  return status.devices.some((device) => device.id === deviceId) ? { level: 'member', person, status } : nobody;
}
