import { assertUserId } from '../account/user-id.ts';
import { WatchwordError } from '../errors.ts';
import type { StoredSecurityEvent } from '../events/security-event.ts';
import { checkKeys, type KnownKeys } from '../options/check-keys.ts';
import type { Config } from '../options/options.ts';
import type { Cursor } from '../storage/contract.ts';
import { fromStorage } from '../storage/from-storage.ts';
import { parseJson } from '../storage/parse-json.ts';

/** What {@link Watchword.history} is asked. */
export interface HistoryInput {
  readonly userId: string;
  /** `next` of the page before; absent for the newest events. */
  readonly before?: Cursor | undefined;
  /** Events on a page, 1–1000; default 50. */
  readonly limit?: number | undefined;
}

/** Security events of one user, newest first. */
export interface History {
  readonly events: readonly StoredSecurityEvent[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: Cursor;
}

/** Characters. Longer ones do not reach a store: it would have to read them (A41). */
const longestCursor = 1024;
const known: KnownKeys<HistoryInput> = { userId: true, before: true, limit: true };

/** See {@link Watchword.history}. */
export async function history(config: Config, input: HistoryInput): Promise<History> {
  checkKeys<HistoryInput>(input, known, 'history');
  const { userId, before } = input;
  assertUserId(userId);
  if (before !== undefined && (typeof before !== 'string' || before.length > longestCursor)) {
    throw new WatchwordError('misuse', 'before must be the `next` of an earlier page.');
  }
  const query = { userId, limit: limitOf(input), ...(before !== undefined && { before }) };
  const { items, next } = await fromStorage(() => config.storage.history(query));
  return { events: items.map(parseEvent), ...(next !== undefined && { next }) };
}

function limitOf({ limit = 50 }: HistoryInput): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= 1000) return limit;
  throw new WatchwordError('misuse', 'limit must be a whole number from 1 to 1000.');
}

function parseEvent(text: string): StoredSecurityEvent {
  const event = parseJson(text);
  if (typeof event === 'object' && event !== null && 'type' in event && 'at' in event)
    return event as StoredSecurityEvent;
  throw new WatchwordError('corrupt-account', 'A stored event cannot be read. Restore the user from a backup.');
}
