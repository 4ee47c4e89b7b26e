import { WatchwordError } from '../errors.ts';
import { checkKeys, type KnownKeys } from '../options/check-keys.ts';
import type { Change, Page, Storage, StoredAccount, StoredEvent } from './contract.ts';
import { eventCursor, userCursor } from './cursors.ts';
import { pageOf, pageSize } from './page.ts';

/** Options of {@link memoryStorage}. */
export interface MemoryStorageOptions {
  /** Keep accounts in memory although NODE_ENV is `production`; default false. */
  readonly dangerouslyAllowInProduction?: boolean;
}

const known: KnownKeys<MemoryStorageOptions> = { dangerouslyAllowInProduction: true };

/**
 * Keeps accounts in this process: for tests and first steps. Everything is gone when the process ends, and a second process
 * would accept every code once more; so it refuses to start in production (T20, A43).
 *
 * @throws `misuse` if NODE_ENV is `production` and the option is not set; `unknown-option`.
 */
export function memoryStorage(options: MemoryStorageOptions = {}): Storage {
  checkKeys<MemoryStorageOptions>(options, known, 'memoryStorage');
  if (process.env['NODE_ENV'] === 'production' && options.dangerouslyAllowInProduction !== true) {
    throw new WatchwordError(
      'misuse',
      'memoryStorage() forgets every device at the next restart, and a second process accepts used codes. In production ' +
        'use a database, such as sqliteStorage() of @watchword/storage-sqlite.',
    );
  }
  return new MemoryStorage();
}

interface KeptEvent extends StoredEvent {
  /** Rises with every event of the store: where a page of history ends. */
  readonly sequence: number;
}

class MemoryStorage implements Storage {
  readonly #accounts = new Map<string, StoredAccount>();
  readonly #events = new Map<string, readonly KeptEvent[]>();
  #sequence = 0;

  async load(userId: string): Promise<StoredAccount | undefined> {
    const stored = this.#accounts.get(userId);
    return stored && { ...stored };
  }

  /** Atomic because nothing in it waits. */
  async commit(change: Change): Promise<boolean> {
    const current = this.#accounts.get(change.userId)?.revision ?? null;
    if (current === change.next) return true;
    if (current !== change.expected) return false;
    if (change.account === null) this.#erase(change.userId);
    else this.#replace(change, change.account);
    return true;
  }

  async history({ userId, before, limit }: Parameters<Storage['history']>[0]): Promise<Page<string>> {
    const size = pageSize(limit);
    const end = before === undefined ? Number.POSITIVE_INFINITY : eventCursor.read(before);
    const older = (this.#events.get(userId) ?? []).toReversed().filter(({ sequence }) => sequence < end);
    return pageOf(older, size, { item: ({ event }) => event, cursor: ({ sequence }) => eventCursor.of(sequence) });
  }

  async list({ after, limit }: Parameters<Storage['list']>[0]): Promise<Page<string>> {
    const size = pageSize(limit);
    const start = after === undefined ? '' : userCursor.read(after);
    const later = [...this.#accounts.keys()].toSorted().filter((userId) => userId > start);
    return pageOf(later, size, { item: (userId) => userId, cursor: userCursor.of });
  }

  #erase(userId: string): void {
    this.#accounts.delete(userId);
    this.#events.delete(userId);
  }

  #replace({ userId, next, events, keepSince }: Change, account: string): void {
    const kept = (this.#events.get(userId) ?? []).filter(({ at }) => at >= keepSince);
    const added = events.map(({ at, event }) => ({ at, event, sequence: ++this.#sequence }));
    this.#events.set(userId, [...kept, ...added]);
    this.#accounts.set(userId, { revision: next, account });
  }
}
