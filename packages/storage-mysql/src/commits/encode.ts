import { type Change, WatchwordError } from '@watchword/core/storage';
import type { MysqlValue } from '../client/pool.ts';

/** A change as it is sent. */
export interface EncodedChange {
  readonly user: Buffer;
  readonly expected: Buffer | null;
  readonly next: Buffer;
  readonly account: Buffer | null;
  readonly events: readonly { readonly at: string; readonly event: Buffer }[];
  readonly keepSince: MysqlValue;
}

/** @throws `misuse` if the change cannot be kept as it is */
export function encode({ userId, expected, next, account, events, keepSince }: Change): EncodedChange {
  return {
    user: bytesOf('user id', userId),
    expected: expected === null ? null : bytesOf('revision', expected),
    next: bytesOf('revision', next),
    account: account === null ? null : bytesOf('account', account),
    events: events.map(({ at, event }) => ({ at: wholeNumber('at', at), event: bytesOf('event', event) })),
    // Times of events are whole, so that this drops the same ones.
    keepSince: wholeNumber('keepSince', Math.ceil(keepSince)),
  };
}

/** The most bytes that a column holds. */
const mostBytes = { 'user id': 255, revision: 32, account: 2 ** 24 - 1, event: 2 ** 24 - 1 } as const;

/** A server that is not in strict mode cuts what is too long and says nothing: a cut user id is another user's (A14). */
function bytesOf(what: keyof typeof mostBytes, text: string): Buffer {
  const bytes = Buffer.from(text);
  if (bytes.length <= mostBytes[what] && text.isWellFormed()) return bytes;
  throw new WatchwordError('misuse', `${what} must be well-formed text of at most ${mostBytes[what]} bytes.`);
}

/** As text: mysql2 sends numbers as floating-point numbers. */
function wholeNumber(what: string, number: number): string {
  if (Number.isSafeInteger(number)) return String(number);
  throw new WatchwordError('misuse', `${what} must be a whole number.`);
}
