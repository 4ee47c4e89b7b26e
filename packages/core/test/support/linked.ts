import type { Authorization } from '../../src/index.ts';
import { type Harness, secretIn } from './harness.ts';
import { totp } from './reference.ts';

export interface Linked {
  readonly userId: string;
  readonly deviceId: string;
  /** What the app shows now, or so many seconds from now. */
  readonly code: (secondsFromNow?: number) => string;
  /** Eight digits, where the device has six. */
  readonly wrong: () => string;
  readonly proof: string;
  /** Empty if earlier ones stayed good. */
  readonly recoveryCodes: readonly string[];
  readonly secret: Buffer;
}

export interface LinkOptions {
  readonly userId?: string;
  readonly authorization?: Authorization;
  readonly binding?: string;
}

/** Links a device, keeps all that is shown once, and lets the spent step pass. */
export async function linkDevice(
  { watchword, clock }: Pick<Harness, 'watchword' | 'clock'>,
  { userId = 'alice', authorization, binding }: LinkOptions = {},
): Promise<Linked> {
  const user = { id: userId, name: userId };
  const begun = await watchword.beginEnrollment({ user, authorization, binding });
  if (!begun.ok) throw new Error(`The enrollment was not begun: ${begun.reason}`);
  const { enrollmentId } = begun;
  const secret = secretIn(begun.uri);
  const code = (secondsFromNow = 0) => totp(secret, clock.read() + secondsFromNow * 1000);
  const answer = await watchword.confirmEnrollment({ user, enrollmentId, code: code(), binding });
  if (!answer.ok) throw new Error(`The enrollment was not confirmed: ${answer.reason}`);
  clock.advance(90);
  const { proof, recoveryCodes = [] } = answer;
  return { userId, deviceId: enrollmentId, code, wrong: () => '00000000', proof, recoveryCodes, secret };
}
