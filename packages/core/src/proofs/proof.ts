import type { Config } from '../options/options.ts';
import { openToken, signToken } from './token.ts';

/** How the second factor was shown: a code of an app, a recovery code, or the first code of a new device. */
export type ProofMethod = 'totp' | 'recovery-code' | 'enrollment';

/** What a proof says. */
export interface ProofClaims {
  /** The account's generation when it was made: it ends when the set of factors changes. */
  readonly generation: string;
  readonly method: ProofMethod;
  readonly deviceId?: string | undefined;
  /** When the second factor was shown, in milliseconds since the Unix epoch. */
  readonly at: number;
  /** See `binding.ts`. */
  readonly bindingHash?: string | undefined;
}

/** Signs a proof for a user. */
export async function signProof(config: Config, userId: string, claims: ProofClaims): Promise<string> {
  const { generation, method, deviceId = null, at, bindingHash = null } = claims;
  const owner = { issuer: config.issuer, userId };
  return signToken(config.keys, 'proof', owner, [generation, method, deviceId, at, bindingHash]);
}

/** What a proof of this user says; `undefined` if it is forged, altered or somebody else's. Neither age nor binding is judged. */
export async function openProof(config: Config, userId: string, proof: unknown): Promise<ProofClaims | undefined> {
  const fields = await openToken(config.keys, 'proof', { issuer: config.issuer, userId }, proof);
  return fields && claimsIn(fields as SignedFields);
}

/** Only core signs, so the fields of a genuine proof are what {@link signProof} wrote. */
type SignedFields = readonly [string, ProofMethod, string | null, number, string | null];

function claimsIn([generation, method, deviceId, at, bindingHash]: SignedFields): ProofClaims {
  return { generation, method, deviceId: deviceId ?? undefined, at, bindingHash: bindingHash ?? undefined };
}
