import { assertUserId } from '../account/user-id.ts';
import { ageOf } from '../decisions/authorize.ts';
import { WatchwordError } from '../errors.ts';
import { checkKeys, type KnownKeys } from '../options/check-keys.ts';
import { readClock } from '../options/clock.ts';
import type { Config } from '../options/options.ts';
import { hashOfBinding } from '../proofs/binding.ts';
import { openProof, type ProofClaims, type ProofMethod } from '../proofs/proof.ts';
import { loadAccount } from '../storage/commit-loop.ts';

/** What {@link Watchword.readProof} is asked. */
export interface ReadProofInput {
  readonly userId: string;
  /** As it came from the session or the client: whatever it is, nothing but a genuine proof is `ok`. */
  readonly proof: unknown;
  /** The session that the proof was made for, if it was made for one. */
  readonly binding?: string | undefined;
}

/** What {@link Watchword.requireProof} is asked. */
export interface RequireProofInput extends ReadProofInput {
  /** A whole number of seconds; default `policy.proofSeconds`, a day. */
  readonly maxAgeSeconds?: number | undefined;
}

/** What a proof says. */
export interface Proven {
  readonly ok: true;
  readonly method: ProofMethod;
  /** Whose code it was; absent for a recovery code. */
  readonly deviceId?: string;
  /** When the second factor was shown, in milliseconds since the Unix epoch: `auth_time`, in seconds, of OpenID Connect. */
  readonly authenticatedAt: number;
}

/** The answer of {@link Watchword.readProof}. `invalid`: none, forged, of another user or session, or from the future. */
export type ReadProofResult = Proven | { readonly ok: false; readonly reason: 'invalid' };

/**
 * The answer of {@link Watchword.requireProof}. `revoked`: the set of factors has changed since. Whatever it is, ask for a
 * code again.
 */
export type RequireProofResult = Proven | { readonly ok: false; readonly reason: 'invalid' | 'too-old' | 'revoked' };

const readKeys: KnownKeys<ReadProofInput> = { userId: true, proof: true, binding: true };
const requireKeys: KnownKeys<RequireProofInput> = { ...readKeys, maxAgeSeconds: true };

/** See {@link Watchword.readProof}. */
export async function readProof(config: Config, input: ReadProofInput): Promise<ReadProofResult> {
  checkKeys<ReadProofInput>(input, readKeys, 'readProof');
  const opened = await open(config, input);
  return opened ? proven(opened.claims) : { ok: false, reason: 'invalid' };
}

/** See {@link Watchword.requireProof}. */
export async function requireProof(config: Config, input: RequireProofInput): Promise<RequireProofResult> {
  checkKeys<RequireProofInput>(input, requireKeys, 'requireProof');
  const maxAge = maxAgeOf(config, input) * 1000;
  const opened = await open(config, input);
  if (!opened) return { ok: false, reason: 'invalid' };
  if (opened.age >= maxAge) return { ok: false, reason: 'too-old' };
  const account = await loadAccount(config, input.userId);
  if (account?.generation !== opened.claims.generation) return { ok: false, reason: 'revoked' };
  return proven(opened.claims);
}

/** The claims of a proof for this user and session that is not from the future; `undefined` for anything else (A39). */
async function open(config: Config, { userId, proof, binding }: ReadProofInput) {
  assertUserId(userId);
  const bindingHash = hashOfBinding(binding);
  const claims = await openProof(config, userId, proof);
  if (!claims || claims.bindingHash !== bindingHash) return undefined;
  const age = ageOf(claims, readClock(config.clock));
  return age === undefined ? undefined : { claims, age };
}

function proven({ method, deviceId, at }: ProofClaims): Proven {
  return { ok: true, method, ...(deviceId !== undefined && { deviceId }), authenticatedAt: at };
}

function maxAgeOf({ policy }: Config, { maxAgeSeconds }: RequireProofInput): number {
  const seconds: unknown = maxAgeSeconds ?? policy.proofSeconds;
  if (Number.isSafeInteger(seconds) && Number(seconds) > 0) return Number(seconds);
  throw new WatchwordError('misuse', 'maxAgeSeconds must be a whole number of seconds, 1 or more.');
}
