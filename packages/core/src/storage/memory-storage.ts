import { WatchwordError } from '../errors.ts';
import { checkKeys, type KnownKeys } from '../options/check-keys.ts';
import type { Change, Cursor, Page, Storage, StoredAccount, StoredEvent } from './contract.ts';

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

  load(userId: string): Promise<StoredAccount | undefined> {
    const stored = this.#accounts.get(userId);
    return Promise.resolve(stored && { ...stored });
  }

  /** Atomic because nothing in it waits. */
  commit(change: Change): Promise<boolean> {
    const current = this.#accounts.get(change.userId)?.revision ?? null;
    if (current === change.next) return Promise.resolve(true);
    if (current !== change.expected) return Promise.resolve(false);
    if (change.account === null) this.#erase(change.userId);
    else this.#replace(change, change.account);
    return Promise.resolve(true);
  }

  history(query: { readonly userId: string; readonly before?: Cursor; readonly limit: number }): Promise<Page<string>> {
    const before = query.before === undefined ? Number.POSITIVE_INFINITY : Number(query.before);
    const older = (this.#events.get(query.userId) ?? []).toReversed().filter(({ sequence }) => sequence < before);
    const page = pageOf(older, query.limit, ({ sequence }) => String(sequence));
    return Promise.resolve({ ...page, items: page.items.map(({ event }) => event) });
  }

  list(query: { readonly after?: Cursor; readonly limit: number }): Promise<Page<string>> {
    const { after, limit } = query;
    const later = [...this.#accounts.keys()].toSorted().filter((id) => after === undefined || id > after);
    return Promise.resolve(pageOf(later, limit, (id) => id));
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

/** Cuts a page off what is left; the cursor is the last item's own place, so that later changes do not shift pages. */
function pageOf<Item>(left: readonly Item[], limit: number, cursorOf: (item: Item) => Cursor): Page<Item> {
  const items = left.slice(0, limit);
  const last = items.at(-1);
  return last === undefined || left.length <= limit ? { items } : { items, next: cursorOf(last) };
}
