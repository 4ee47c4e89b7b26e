import type { CheckedKeys } from '../sealing/checked-keys.ts';
import type { SigningPurpose } from '../sealing/keys.ts';
import { lengthPrefixed } from '../sealing/length-prefixed.ts';

/** Characters. Nothing that Watchword signs is longer, so nothing longer is looked at (A41). */
const longestToken = 512;
const prefixes: Readonly<Record<SigningPurpose, string>> = { proof: 'ww1', ticket: 'wwt1' };

/** Whom a token is for. It is authenticated but not carried: a token names nobody, and is good for nobody else (A39). */
export interface TokenOwner {
  readonly issuer: string;
  readonly userId: string;
}

/** Makes `<prefix>.<key id>.<payload>.<HMAC-SHA-256>`, the last two in base64url. */
export async function signToken(
  keys: CheckedKeys,
  purpose: SigningPurpose,
  owner: TokenOwner,
  fields: readonly unknown[],
): Promise<string> {
  const payload = Buffer.from(JSON.stringify(fields)).toString('base64url');
  const { keyId, mac } = await keys.sign(purpose, message(purpose, owner, payload));
  return [prefixes[purpose], keyId, payload, Buffer.from(mac).toString('base64url')].join('.');
}

/** The fields of a token that was signed for this purpose and owner; `undefined` for anything else, whatever its type. */
export async function openToken(
  keys: CheckedKeys,
  purpose: SigningPurpose,
  owner: TokenOwner,
  token: unknown,
): Promise<readonly unknown[] | undefined> {
  if (typeof token !== 'string' || token.length > longestToken) return undefined;
  const [prefix, keyId = '', payload = '', encodedMac = '', ...more] = token.split('.');
  if (prefix !== prefixes[purpose] || more.length > 0) return undefined;
  const mac = Buffer.from(encodedMac, 'base64url');
  // Strict, so that one token has one spelling only.
  if (mac.length !== 32 || mac.toString('base64url') !== encodedMac) return undefined;
  const isGenuine = await keys.verify(purpose, message(purpose, owner, payload), { keyId, mac });
  return isGenuine ? (JSON.parse(Buffer.from(payload, 'base64url').toString()) as readonly unknown[]) : undefined;
}

function message(purpose: SigningPurpose, { issuer, userId }: TokenOwner, payload: string): Uint8Array {
  return lengthPrefixed([`watchword ${purpose}`, issuer, userId, payload]);
}
