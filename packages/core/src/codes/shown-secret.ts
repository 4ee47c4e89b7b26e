import type { CodeParameters } from '../account/account.ts';
import { hashNames } from './totp.ts';

/** A secret as its user gets it into an app. */
export interface ShownSecret {
  /** The otpauth URI, without parameters at their defaults: some apps misread those. */
  readonly uri: string;
  /** In unpadded base32, in groups of four: what a user types who cannot scan (B6). */
  readonly manualKey: string;
}

/**
 * Spells a secret for apps. Neither `issuer` nor `accountName` may hold a colon (U4): their checks see to that.
 *
 * otplib is loaded by the first enrollment: it takes more than half of the time that a process needs for core, and those that only
 * verify never ask for it.
 */
export async function showSecret(
  label: { readonly issuer: string; readonly accountName: string },
  bytes: Uint8Array,
  { algorithm, digits, period }: CodeParameters,
): Promise<ShownSecret> {
  const { generateURI, ScureBase32Plugin } = await import('otplib');
  const secret = new ScureBase32Plugin().encode(bytes);
  const { issuer, accountName } = label;
  return {
    uri: generateURI({ issuer, label: accountName, secret, algorithm: hashNames[algorithm], digits, period }),
    manualKey: (secret.match(/.{1,4}/g) ?? []).join(' '),
  };
}
