import { accountNameRules, checkName, deviceNameRules } from '../account/name.ts';
import { assertUserId } from '../account/user-id.ts';
import { showSecret } from '../codes/shown-secret.ts';
import { secretBytes } from '../codes/totp.ts';
import { type BeginDecision, decideBegin, type EnrollmentDraft } from '../decisions/begin-enrollment.ts';
import { cutContext, type EventContext } from '../events/context.ts';
import { checkKeys, type KnownKeys } from '../options/check-keys.ts';
import type { Config } from '../options/options.ts';
import type { PrerequisiteState, User } from '../options/prerequisite.ts';
import { randomId } from '../options/random.ts';
import { type Authorization, openAuthorization } from '../proofs/authorization.ts';
import { associatedData } from '../sealing/associated-data.ts';
import { type Context, decideInLane } from './decide-in-lane.ts';
import { checkAll } from './eligibility.ts';
import { type InvalidName, invalidName } from './invalid-name.ts';
import { withHidden } from './with-hidden.ts';

/** What {@link Watchword.beginEnrollment} is asked. */
export interface BeginEnrollmentInput<U extends User = User> {
  readonly user: U;
  /** What the user calls the device, at most 128 bytes; default `Authenticator app`. */
  readonly deviceName?: string | undefined;
  /** Needed by a user with a device: a fresh proof; while disabled one by a recovery code; or a ticket. */
  readonly authorization?: Authorization | undefined;
  /** The session that the proof was made for, if it was made for one. */
  readonly binding?: string | undefined;
  readonly context?: EventContext | undefined;
}

/** The answer of {@link Watchword.beginEnrollment}. */
export type BeginEnrollmentResult =
  | {
      readonly ok: true;
      readonly enrollmentId: string;
      /** The otpauth URI for the QR code. It is the secret: hidden from `inspect`, spread and JSON unless read by name. */
      readonly uri: string;
      /** The same secret to type, in groups of four. Hidden in the same way. */
      readonly manualKey: string;
      /** Milliseconds since the Unix epoch. */
      readonly expiresAt: number;
    }
  | Exclude<BeginDecision, { readonly ok: true }>
  | { readonly ok: false; readonly reason: 'not-eligible'; readonly unmet: readonly PrerequisiteState[] }
  | InvalidName;

interface Names {
  readonly accountName: string;
  readonly deviceName: string;
}

const known: KnownKeys<BeginEnrollmentInput> = {
  user: true,
  deviceName: true,
  authorization: true,
  binding: true,
  context: true,
};

/** See {@link Watchword.beginEnrollment}. */
export async function beginEnrollment<U extends User>(
  context: Context<U>,
  input: BeginEnrollmentInput<U>,
): Promise<BeginEnrollmentResult> {
  checkKeys<BeginEnrollmentInput<U>>(input, known, 'beginEnrollment');
  assertUserId(input.user?.id);
  const names = checkNames(input);
  if ('reason' in names) return names;
  const { ok, unmet } = await checkAll(context.config.prerequisites, input.user);
  if (!ok) return { ok: false, reason: 'not-eligible', unmet };
  const { config } = context;
  const claim = await openAuthorization(config, { ...input, userId: input.user.id });
  const { draft, hidden } = await draw(config, input, names);
  const outcome = await decideInLane(context, draft.userId, (account, now) =>
    decideBegin(account, now, config.policy, claim, draft),
  );
  return outcome.ok ? withHidden(outcome, hidden) : outcome;
}

function checkNames({ user, deviceName }: BeginEnrollmentInput): Names | InvalidName {
  const account = checkName(user.name, accountNameRules);
  if (!account.ok) return invalidName('user.name', account.problem);
  const device = checkName(deviceName ?? 'Authenticator app', deviceNameRules);
  if (!device.ok) return invalidName('deviceName', device.problem);
  return { accountName: account.name, deviceName: device.name };
}

/** Draws the secret once, before the account is looked at, so that deciding again needs no new one. */
async function draw(config: Config, input: BeginEnrollmentInput, names: Names) {
  const { algorithm, digits, period } = config.policy;
  const parameters = { algorithm, digits, period };
  const userId = input.user.id;
  const enrollmentId = randomId(config.random);
  const secret = config.random(secretBytes[algorithm]);
  const sealedSecret = await config.keys.seal(
    secret,
    associatedData({ userId, deviceId: enrollmentId, ...parameters }),
  );
  const draft: EnrollmentDraft = {
    userId,
    ...cutContext(input.context),
    enrollmentId,
    name: names.deviceName,
    sealedSecret,
    ...parameters,
  };
  const label = { issuer: config.issuer, accountName: names.accountName };
  return { draft, hidden: await showSecret(label, secret, parameters) };
}
