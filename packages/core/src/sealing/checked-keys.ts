import { isUint8Array } from 'node:util/types';
import { WatchwordError } from '../errors.ts';
import { fromOutside } from '../from-outside.ts';
import { doesNotOpen, longestEnvelope } from './envelope.ts';
import { keyBytes } from './key-command.ts';
import { isKeyId } from './key-text.ts';
import type { Keys, Signature } from './keys.ts';

/** Bytes. Whoever could make keys open to nothing could compute the codes of nothing (RFC 4226 §4 R6, H3). */
const shortestSecret = 16;

/** {@link Keys} that answer what the interface says, in time, or reject with a `WatchwordError`. */
export type CheckedKeys = {
  readonly [Method in keyof Keys]: (...given: Parameters<Keys[Method]>) => Promise<Awaited<ReturnType<Keys[Method]>>>;
};

/**
 * Believes no answer of the keys that it has not looked at: one of another type, such as a `verify` that answers 1 or a whole
 * response, denies (A9, A39).
 *
 * @throws `keys` if they fail, are late, or answer something else; whatever `WatchwordError` they throw themselves.
 */
export function checkedKeys(keys: Keys): CheckedKeys {
  return {
    // A copy: keys that wipe what they have sealed must not wipe the secret that is still to be shown.
    seal: (plaintext, associatedData) => ask(() => keys.seal(Uint8Array.from(plaintext), associatedData), isEnvelope),
    open: (envelope, associatedData) => askAbout(envelope, () => keys.open(envelope, associatedData), isSecret),
    isCurrent: (envelope) => askAbout(envelope, () => keys.isCurrent(envelope), isBoolean),
    sign: (purpose, message) => ask(() => keys.sign(purpose, message), isSignature),
    // What cannot be a signature is none, and its key id stays here.
    verify: async (purpose, message, signature) =>
      isSignature(signature) && ask(() => keys.verify(purpose, message, signature), isBoolean),
  };
}

const failure = { code: 'keys', message: 'The keys failed. Nothing was accepted; see the cause.' } as const;

type Is<T> = (answer: unknown) => answer is T;

/** What cannot be an envelope does not reach the keys: they may be far away, and have to be paid by the call. */
async function askAbout<T>(envelope: string, call: () => unknown, isAnswer: Is<T>): Promise<T> {
  if (!isEnvelope(envelope)) throw doesNotOpen();
  return ask(call, isAnswer);
}

async function ask<T>(call: () => unknown, isAnswer: Is<T>): Promise<T> {
  const answer = await fromOutside(call, failure);
  if (isAnswer(answer)) return answer;
  throw new WatchwordError('keys', 'The keys answered something that the Keys interface does not allow.');
}

/** Printable ASCII, so that every store gives it back unchanged. */
function isEnvelope(answer: unknown): answer is string {
  return typeof answer === 'string' && answer.length <= longestEnvelope && /^[\x21-\x7e]+$/.test(answer);
}

function isSecret(answer: unknown): answer is Uint8Array {
  return isUint8Array(answer) && answer.length >= shortestSecret;
}

function isBoolean(answer: unknown): answer is boolean {
  return typeof answer === 'boolean';
}

function isSignature(answer: unknown): answer is Signature {
  if (typeof answer !== 'object' || answer === null) return false;
  const { keyId, mac } = answer as Partial<Record<keyof Signature, unknown>>;
  return isKeyId(keyId) && isUint8Array(mac) && mac.length === keyBytes;
}
