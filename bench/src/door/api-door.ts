import { setImmediate } from 'node:timers/promises';
import {
  createWatchword,
  generateKey,
  keyring,
  memoryStorage,
  type VerifyResult,
  type Watchword,
} from '../../../packages/core/src/index.ts';
import { decodeBase32, totp } from '../../../packages/core/test/support/reference.ts';
import { day, second, start } from '../time.ts';
import type { Answer, Attempt, Door } from './door.ts';

const user = { id: 'alice', name: 'alice' };
const step = 30 * second;

/** What an app holds, and the proof of its being linked. */
interface Linked {
  readonly secret: Uint8Array;
  readonly proof: string;
}

/** A door of Watchword itself, with real codes: slower, to check {@link rulesDoor} by. */
export async function apiDoor(devices: number): Promise<Door> {
  let now = start - day;
  let guessingSince: number | undefined;
  const watchword = createWatchword({
    issuer: 'My HPC',
    storage: memoryStorage(),
    keys: keyring(generateKey()),
    clock: () => now,
    onEvent: ({ type, at }) => {
      if (type === 'guessing') guessingSince ??= at;
    },
  });
  let { secret, proof } = await link(watchword, now);
  const others: Uint8Array[] = [];
  while (others.length + 1 < devices) {
    others.push(secret);
    ({ secret, proof } = await link(watchword, now, proof));
  }

  async function attempt({ right, known }: Attempt, at: number): Promise<Answer> {
    now = at;
    const code = right ? totp(secret, now) : wrongCode([secret, ...others], now);
    const result = await watchword.verify({ userId: user.id, code, ...(known && { known: proof }) });
    // Events are told after the answer.
    await setImmediate();
    return answerOf(result, now);
  }

  return { attempt, guessingSince: () => guessingSince };
}

/** Links one more app, which takes the proof of the one before. */
async function link(watchword: Watchword, now: number, authorization?: string): Promise<Linked> {
  const begun = await watchword.beginEnrollment({ user, ...(authorization !== undefined && { authorization }) });
  if (!begun.ok) throw new Error(`Not begun: ${begun.reason}`);
  const { enrollmentId, uri } = begun;
  const secret = decodeBase32(new URL(uri).searchParams.get('secret') ?? '');
  const confirmed = await watchword.confirmEnrollment({ user, enrollmentId, code: totp(secret, now) });
  if (!confirmed.ok) throw new Error(`Not confirmed: ${confirmed.reason}`);
  return { secret, proof: confirmed.proof };
}

/** A code that no app shows at about that time. */
function wrongCode(secrets: readonly Uint8Array[], now: number): string {
  const around = Array.from({ length: 5 }, (_, n) => now + (n - 2) * step);
  const shown = new Set(secrets.flatMap((secret) => around.map((at) => totp(secret, at))));
  let guess = 0;
  while (shown.has(digits(guess))) guess += 1;
  return digits(guess);
}

function digits(guess: number): string {
  return String(guess).padStart(6, '0');
}

function answerOf(result: VerifyResult, now: number): Answer {
  if (result.ok) return { kind: 'right' };
  const { reason } = result;
  if (reason === 'disabled') return { kind: 'disabled' };
  if (reason !== 'wrong-code' && reason !== 'throttled') throw new Error(`A simulated code was ${reason}.`);
  return { kind: reason === 'throttled' ? 'throttled' : 'wrong', retryAt: now + result.retryAfterSeconds * second };
}
