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

/** The events of a user, oldest commit first. */
interface KeptEvents {
  readonly list: KeptEvent[];
  /** No event is from before this. */
  readonly since: number;
}

class MemoryStorage implements Storage {
  readonly #accounts = new Map<string, StoredAccount>();
  readonly #events = new Map<string, KeptEvents>();
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
    const older = (this.#events.get(userId)?.list ?? []).toReversed().filter(({ sequence }) => sequence < end);
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
    const { list, since } = this.#keptEvents(userId, keepSince);
    for (const { at, event } of events) list.push({ at, event, sequence: ++this.#sequence });
    this.#events.set(userId, { list, since: Math.min(since, ...events.map(({ at }) => at)) });
    this.#accounts.set(userId, { revision: next, account });
  }

  /** Goes through the events only if one of them may have to go: a commit must not take longer the more there are. */
  #keptEvents(userId: string, keepSince: number): KeptEvents {
    const kept = this.#events.get(userId) ?? { list: [], since: Number.POSITIVE_INFINITY };
    if (kept.since >= keepSince) return kept;
    return { list: kept.list.filter(({ at }) => at >= keepSince), since: keepSince };
  }
}
