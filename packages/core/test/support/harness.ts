import { setImmediate } from 'node:timers/promises';
import {
  createWatchword,
  keyring,
  memoryStorage,
  type SecurityEvent,
  type Storage,
  type Watchword,
  type WatchwordOptions,
} from '../../src/index.ts';
import { type TestClock, testClock } from './clock.ts';
import { seededRandom } from './random.ts';
import { decodeBase32, type Parameters, totp, usualParameters } from './reference.ts';

/** Noon, and the very start of a step. */
export const noon = Date.UTC(2026, 10, 24, 12);

export const testKey = `test:${Buffer.alloc(32, 7).toString('base64url')}`;

export interface Harness {
  readonly clock: TestClock;
  readonly storage: Storage;
  /** All events so far; call {@link told} first. */
  readonly events: SecurityEvent[];
  readonly watchword: Watchword;
  /** One more instance on the same store: another process, with lanes and randomness of its own. */
  readonly another: () => Watchword;
}

export function setUp(options: Partial<WatchwordOptions> & { readonly start?: number } = {}): Harness {
  const { start = noon, ...given } = options;
  const clock = testClock(start);
  const storage = given.storage ?? memoryStorage();
  const events: SecurityEvent[] = [];
  let instances = 0;
  const another = () => {
    instances += 1;
    return createWatchword({
      issuer: 'My HPC',
      keys: keyring(testKey),
      clock: clock.read,
      random: seededRandom(`instance ${instances}`),
      onEvent: (event) => events.push(event),
      ...given,
      storage,
    });
  };
  return { clock, storage, events, another, watchword: another() };
}

/** Waits until the events of everything that was answered have been told. */
export async function told(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

export interface Enrolled {
  readonly userId: string;
  readonly deviceId: string;
  readonly secret: Buffer;
  /** What the app shows now, or so many seconds from now. */
  readonly code: (secondsFromNow?: number) => string;
  /** A code which this device has not shown for ten minutes, and does not show soon. */
  readonly wrong: () => string;
}

export function secretIn(uri: string): Buffer {
  return decodeBase32(new URL(uri).searchParams.get('secret') ?? '');
}

export async function begin(watchword: Watchword, userId = 'alice') {
  const begun = await watchword.beginEnrollment({ user: { id: userId, name: userId } });
  if (!begun.ok) throw new Error(`The enrollment was not begun: ${begun.reason}`);
  return { enrollmentId: begun.enrollmentId, uri: begun.uri, secret: secretIn(begun.uri) };
}

/** Links a device now. Its present step is spent by that, so most tests move the clock on before they sign in. */
export async function enroll(
  { watchword, clock }: Pick<Harness, 'watchword' | 'clock'>,
  userId = 'alice',
  parameters: Parameters = usualParameters,
): Promise<Enrolled> {
  const { enrollmentId, secret } = await begin(watchword, userId);
  const code = (secondsFromNow = 0) => totp(secret, clock.read() + secondsFromNow * 1000, parameters);
  const result = await watchword.confirmEnrollment({ user: { id: userId, name: userId }, enrollmentId, code: code() });
  if (!result.ok) throw new Error(`The enrollment was not confirmed: ${result.reason}`);
  const shown = () => new Set(Array.from({ length: 30 }, (_, index) => code((index - 25) * parameters.period)));
  const wrong = () => firstCodeOutside(shown(), parameters.digits);
  return { userId, deviceId: enrollmentId, secret, code, wrong };
}

/** Links a device and lets the spent step pass. */
export async function enrollEarlier(
  harness: Pick<Harness, 'watchword' | 'clock'>,
  userId = 'alice',
): Promise<Enrolled> {
  const enrolled = await enroll(harness, userId);
  harness.clock.advance(90);
  return enrolled;
}

function firstCodeOutside(shown: ReadonlySet<string>, digits: number): string {
  const candidates = Array.from({ length: shown.size + 1 }, (_, index) => String(index).padStart(digits, '0'));
  return candidates.find((candidate) => !shown.has(candidate))!;
}
