import type { ProblemCode } from '@watchword/http';
import type { Request } from 'express';
import { TwoFactorError } from '../errors/two-factor-error.ts';
import type { Config } from '../options/options.ts';
import type { Rule } from './options.ts';
import { remember } from './proven.ts';

/** Why a request is not let through. */
export type Refusal = Extract<
  ProblemCode,
  'not-signed-in' | 'not-enrolled' | 'second-factor-required' | 'authorization-required'
>;

/**
 * Why a request is not let through; `undefined` if it is. One read of the store; a second one if
 * what was shown has been revoked since.
 *
 * @throws `TwoFactorError` if it cannot be told, and whatever the host's functions throw
 */
export async function refusalOf(config: Config, rule: Rule, request: Request): Promise<Refusal | undefined> {
  const user = await config.user(request);
  if (user === undefined || user === null) return 'not-signed-in';
  const kept = await config.session(request).read(request);
  return told(() => judge(config, rule, request, { userId: user.id, ...kept }));
}

/** What is handed to core. */
interface Claim {
  readonly userId: string;
  readonly proof?: unknown;
  readonly binding?: string | undefined;
}

async function judge(config: Config, rule: Rule, request: Request, claim: Claim): Promise<Refusal | undefined> {
  const { watchword } = config.handler;
  const { userId, proof, binding } = claim;
  const proven = await watchword.requireProof({ userId, proof, binding, maxAgeSeconds: rule.maxAgeSeconds });
  if (proven.ok) {
    remember(request, proven);
    return undefined;
  }
  const { devices } = await watchword.status({ userId });
  if (devices.length > 0) return proven.reason === 'too-old' ? 'authorization-required' : 'second-factor-required';
  // A session that has shown a device which is gone since does not fall back to the password alone (A38).
  return rule.enrollment === 'optional' && proven.reason !== 'revoked' ? undefined : 'not-enrolled';
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new TwoFactorError(error);
  }
}
