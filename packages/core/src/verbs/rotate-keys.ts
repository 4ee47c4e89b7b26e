import type { Account } from '../account/account.ts';
import { type Decision, refusal } from '../decisions/decision.ts';
import { isWatchwordError, WatchwordError, type WatchwordErrorCode } from '../errors.ts';
import { checkKeys, type KnownKeys } from '../options/check-keys.ts';
import type { Config } from '../options/options.ts';
import { associatedData } from '../sealing/associated-data.ts';
import type { Sealed } from '../sealing/open-codes.ts';
import type { Cursor, Page } from '../storage/contract.ts';
import { fromStorage } from '../storage/from-storage.ts';
import { type Context, decideInLane } from './decide-in-lane.ts';

/** What {@link Watchword.rotateKeys} is asked. */
export interface RotateKeysInput {
  /** Told after each page of users, and waited for; if it fails, so does the rotation. */
  readonly onProgress?: ((progress: RotationProgress) => unknown) | undefined;
  /** Stops after the user in hand. */
  readonly signal?: AbortSignal | undefined;
  /** `next` of a rotation that was stopped; absent to begin at the first user. Beginning again is never wrong. */
  readonly after?: Cursor | undefined;
}

/** How far a rotation is. */
export interface RotationProgress {
  /** Users looked at. */
  readonly users: number;
  /** Users of whom something was sealed anew. */
  readonly resealed: number;
  /** Users whose account could not be opened. Until each of them is settled, keep the old key. */
  readonly failed: readonly { readonly userId: string; readonly code: WatchwordErrorCode }[];
  /** True once every user was looked at. Until then, keep the old key. */
  readonly done: boolean;
  /** Where to go on, as `after`; absent when done, and on the first page. */
  readonly next?: Cursor;
}

const known: KnownKeys<RotateKeysInput> = { onProgress: true, signal: true, after: true };
const usersOnPage = 100;
/** What is wrong with one account, and stops no other; anything else is wrong with all. */
const ofOneAccount: readonly WatchwordErrorCode[] = ['unknown-key', 'corrupt-account', 'newer-schema'];

/** See {@link Watchword.rotateKeys}. */
export async function rotateKeys(context: Context, input: RotateKeysInput = {}): Promise<RotationProgress> {
  checkInput(input);
  let progress: RotationProgress = at(input.after, { users: 0, resealed: 0, failed: [], done: false });
  while (!progress.done) {
    const { items, next } = await usersAfter(context.config, progress.next);
    for (const userId of items) {
      if (input.signal?.aborted) return progress;
      progress = added(progress, await rotateUser(context, userId));
    }
    progress = at(next, { ...progress, done: next === undefined });
    await input.onProgress?.(progress);
  }
  return progress;
}

function checkInput(input: RotateKeysInput): void {
  checkKeys<RotateKeysInput>(input, known, 'rotateKeys');
  const { onProgress, signal, after } = input;
  if (onProgress !== undefined && typeof onProgress !== 'function') throw misuse('onProgress must be a function');
  if (signal !== undefined && !(signal instanceof AbortSignal)) throw misuse('signal must be an AbortSignal');
  if (after !== undefined && typeof after !== 'string') throw misuse('after must be the `next` of an earlier rotation');
}

function misuse(rule: string): WatchwordError {
  return new WatchwordError('misuse', `rotateKeys: ${rule}.`);
}

function at(next: Cursor | undefined, { next: _before, ...progress }: RotationProgress): RotationProgress {
  return next === undefined ? progress : { ...progress, next };
}

async function usersAfter(config: Config, after: Cursor | undefined): Promise<Page<string>> {
  const query = { limit: usersOnPage, ...(after !== undefined && { after }) };
  return fromStorage(() => config.storage.list(query));
}

type Rotated = Pick<RotationProgress, 'failed'> & { readonly resealed: boolean };

function added(progress: RotationProgress, { resealed, failed }: Rotated): RotationProgress {
  return {
    ...progress,
    users: progress.users + 1,
    resealed: progress.resealed + (resealed ? 1 : 0),
    failed: [...progress.failed, ...failed],
  };
}

async function rotateUser(context: Context, userId: string): Promise<Rotated> {
  try {
    const resealed = await decideInLane(context, userId, (account) => reseal(context.config, userId, account));
    return { resealed, failed: [] };
  } catch (error) {
    if (!isOfOneAccount(error)) throw error;
    return { resealed: false, failed: [{ userId, code: error.code }] };
  }
}

function isOfOneAccount(error: unknown): error is WatchwordError {
  return isWatchwordError(error) && ofOneAccount.includes(error.code);
}

/** Only the seals change: no event, no other generation, and whoever verifies meanwhile decides again. */
async function reseal(config: Config, userId: string, account: Account): Promise<Decision<boolean>> {
  const { pending } = account;
  const seals = [...account.devices, ...(pending ? [pending] : [])].map(({ sealedSecret }) => sealedSecret);
  const current = await Promise.all(seals.map((seal) => config.keys.isCurrent(seal)));
  if (current.every(Boolean)) return refusal(false);
  const devices = await Promise.all(
    account.devices.map(async (device) => ({ ...device, ...(await sealAnew(config, userId, device.id, device)) })),
  );
  const resealed = pending && {
    pending: { ...pending, ...(await sealAnew(config, userId, pending.enrollmentId, pending)) },
  };
  return { kind: 'commit', account: { ...account, devices, ...resealed }, events: [], outcome: true };
}

async function sealAnew(
  { keys }: Config,
  userId: string,
  deviceId: string,
  sealed: Sealed,
): Promise<Pick<Sealed, 'sealedSecret'>> {
  const owner = associatedData({ ...sealed, userId, deviceId });
  return { sealedSecret: await keys.seal(await keys.open(sealed.sealedSecret, owner), owner) };
}
