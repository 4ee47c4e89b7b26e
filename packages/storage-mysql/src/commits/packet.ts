import { WatchwordError } from '@watchword/core/storage';
import { numberOf, oneRow } from '../client/rows.ts';
import type { Session } from '../client/session.ts';
import type { EncodedChange } from './encode.ts';

/** Bytes. No server that is in use refuses less, and accounts are a few thousand long. */
const small = 500_000;

/** Bytes of a statement besides the account: revisions, the user id, lengths. */
const besides = 1000;

/** Bytes of an event besides its text: the user id, the time, its place in the statement. */
const besidesEvent = 300;

/** Whether a whole change goes into one packet, whatever the server is set to. */
export function isSmall({ account, events }: EncodedChange): boolean {
  return events.reduce((sum, { event }) => sum + event.length + besidesEvent, account?.length ?? 0) <= small;
}

/**
 * Refuses an account that the server would not take. It is asked first because it answers what is too long by closing the
 * connection, and its reason is often lost with that.
 *
 * @throws `storage`
 */
export async function assertFits(session: Session, account: Buffer): Promise<void> {
  if (account.length <= small) return;
  const row = oneRow(await session.read('SELECT @@max_allowed_packet AS longest', []));
  if (account.length + besides <= numberOf(row, 'longest')) return;
  throw new WatchwordError(
    'storage',
    `MySQL refuses an account of ${account.length} bytes. Raise max_allowed_packet of the server to 16 MB or more.`,
  );
}
