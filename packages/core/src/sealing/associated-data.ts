import type { CodeParameters } from '../account/account.ts';
import { lengthPrefixed } from './length-prefixed.ts';

/** Whose secret it is, and how its codes are made. */
export interface SecretOwner extends CodeParameters {
  readonly userId: string;
  readonly deviceId: string;
}

/**
 * Binds a sealed secret to its owner: moved to another user or device, or with weaker parameters, it does not open (A35).
 */
export function associatedData(owner: SecretOwner): Uint8Array {
  const { userId, deviceId, algorithm, digits, period } = owner;
  const fields = ['watchword device secret', userId, deviceId, algorithm, String(digits), String(period)];
  return lengthPrefixed(fields);
}
