import type { CodeParameters } from '../account/account.ts';

/** Whose secret it is, and how its codes are made. */
export interface SecretOwner extends CodeParameters {
  readonly userId: string;
  readonly deviceId: string;
}

/**
 * Binds a sealed secret to its owner: moved to another user or device, or with weaker parameters, it does not open (A35).
 * Each field is preceded by its length, so that no two owners give the same bytes.
 */
export function associatedData(owner: SecretOwner): Uint8Array {
  const { userId, deviceId, algorithm, digits, period } = owner;
  const fields = ['watchword device secret', userId, deviceId, algorithm, String(digits), String(period)];
  return Buffer.concat(fields.flatMap((field) => [lengthOf(field), Buffer.from(field)]));
}

function lengthOf(field: string): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(field));
  return length;
}
