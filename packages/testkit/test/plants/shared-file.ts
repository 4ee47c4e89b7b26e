import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import {
  type Change,
  eventCursor,
  type Page,
  pageOf,
  pageSize,
  type Storage,
  type StoredAccount,
} from '@watchword/core/storage';

/** What is wrong with a store in a file. */
export type Fault =
  | 'none'
  | 'get-then-set'
  | 'swallows-errors'
  | 'loses-events'
  | 'writes-later'
  | 'forgets-failures'
  | 'fails';

/** Where the store is, and what is wrong with it. */
export interface Target {
  readonly path: string;
  readonly fault: Fault;
}

const tables = `
  CREATE TABLE IF NOT EXISTS account (user_id TEXT PRIMARY KEY, revision TEXT, account TEXT);
  CREATE TABLE IF NOT EXISTS event (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id TEXT, event TEXT);
`;

/** A store in a file for the processes of the hammer: as small as can be, and as wrong as is asked for. */
export function connect(target: unknown): Storage {
  const { path, fault } = target as Target;
  if (fault === 'fails') throw new Error('This store is down.');
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; ${tables}`);
  // Without patience a second writer fails at once, which is what this store then swallows.
  if (fault === 'swallows-errors') database.exec('PRAGMA busy_timeout = 0');
  return new SharedFile(database, fault);
}

class SharedFile implements Storage {
  readonly #database: DatabaseSync;
  readonly #fault: Fault;
  readonly #unwritten = new Map<string, StoredAccount>();
  #commits = 0;

  constructor(database: DatabaseSync, fault: Fault) {
    this.#database = database;
    this.#fault = fault;
  }

  async load(userId: string): Promise<StoredAccount | undefined> {
    const unwritten = this.#unwritten.get(userId);
    if (unwritten) return { ...unwritten };
    const row = this.#database.prepare('SELECT revision, account FROM account WHERE user_id = ?').get(userId);
    return row && ({ ...row } as unknown as StoredAccount);
  }

  async commit(change: Change): Promise<boolean> {
    this.#commits += 1;
    if (this.#fault === 'get-then-set') return this.#getThenSet(change);
    if (this.#fault === 'writes-later') return this.#writeLater(change);
    try {
      return this.#transaction(() => this.#apply(change));
    } catch (error) {
      if (this.#fault === 'swallows-errors') return true;
      throw error;
    }
  }

  async history({ userId, before, limit }: Parameters<Storage['history']>[0]): Promise<Page<string>> {
    const size = pageSize(limit);
    const rows = this.#database
      .prepare('SELECT id, event FROM event WHERE user_id = ? AND id < ? ORDER BY id DESC LIMIT ?')
      .all(userId, before === undefined ? Number.MAX_SAFE_INTEGER : eventCursor.read(before), size + 1);
    return pageOf(rows as unknown as { id: number; event: string }[], size, {
      item: ({ event }) => event,
      cursor: ({ id }) => eventCursor.of(id),
    });
  }

  list(): Promise<Page<string>> {
    return Promise.reject(new Error('The hammer lists nobody.'));
  }

  close(): void {
    this.#database.close();
  }

  async #getThenSet(change: Change): Promise<boolean> {
    const current = (await this.load(change.userId))?.revision ?? null;
    if (current !== change.expected) return false;
    await setImmediate();
    return this.#transaction(() => this.#write(change));
  }

  /** Acknowledges at once, and writes a moment later: until then the process alone knows of it. */
  async #writeLater(change: Change): Promise<boolean> {
    const current = (await this.load(change.userId))?.revision ?? null;
    if (current !== change.expected) return false;
    this.#unwritten.set(change.userId, { revision: change.next, account: change.account ?? '' });
    setTimeout(() => this.#transaction(() => this.#write(change)), 20);
    return true;
  }

  #apply(change: Change): boolean {
    const row = this.#database.prepare('SELECT revision FROM account WHERE user_id = ?').get(change.userId);
    const current = (row?.['revision'] as string | undefined) ?? null;
    return current === change.next || (current === change.expected && this.#write(change));
  }

  #write({ userId, next, account, events }: Change): boolean {
    this.#unwritten.delete(userId);
    this.#database.prepare('INSERT OR REPLACE INTO account VALUES (?, ?, ?)').run(userId, next, this.#kept(account));
    const lost = this.#fault === 'loses-events' && this.#commits % 3 === 0;
    const append = this.#database.prepare('INSERT INTO event (user_id, event) VALUES (?, ?)');
    for (const { event } of lost ? [] : events) append.run(userId, event);
    return true;
  }

  #kept(account: string | null): string | null {
    return this.#fault === 'forgets-failures' && account
      ? account.replaceAll(/"failures":\d+/g, '"failures":0')
      : account;
  }

  #transaction(work: () => boolean): boolean {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const done = work();
      this.#database.exec('COMMIT');
      return done;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}
