import { setImmediate } from 'node:timers/promises';
import {
  type Change,
  eventCursor,
  type Page,
  pageOf,
  pageSize,
  type Storage,
  type StoredAccount,
  userCursor,
} from '@watchword/core/storage';

export interface KeptEvent {
  at: number;
  event: string;
  readonly id: number;
}

/** A right store, in steps that a plant replaces one of. It is in memory and yet late, as stores are. */
export class PlainStore implements Storage {
  readonly accounts = new Map<string, StoredAccount>();
  readonly events = new Map<string, KeptEvent[]>();
  #lastId = 0;

  async load(userId: string): Promise<StoredAccount | undefined> {
    await setImmediate();
    return this.found(userId);
  }

  async commit(change: Change): Promise<boolean> {
    await setImmediate();
    return this.apply(change);
  }

  async history({ userId, before, limit }: Parameters<Storage['history']>[0]): Promise<Page<string>> {
    const size = this.size(limit);
    const end = before === undefined ? Number.POSITIVE_INFINITY : eventCursor.read(before);
    const rows = this.eventsOf(userId)
      .toReversed()
      .filter(({ id }) => id < end);
    return pageOf(rows, size, { item: ({ event }) => event, cursor: ({ id }) => eventCursor.of(id) });
  }

  async list({ after, limit }: Parameters<Storage['list']>[0]): Promise<Page<string>> {
    const size = this.size(limit);
    const start = after === undefined ? '' : userCursor.read(after);
    const rows = [...this.accounts.keys()].toSorted().filter((userId) => userId > start);
    return pageOf(rows, size, { item: (userId) => userId, cursor: userCursor.of });
  }

  size(limit: number): number {
    return pageSize(limit);
  }

  found(userId: string): StoredAccount | undefined {
    const stored = this.accounts.get(userId);
    return stored && { ...stored };
  }

  apply(change: Change): boolean {
    const current = this.accounts.get(change.userId)?.revision ?? null;
    if (current === change.next) return true;
    if (current !== change.expected) return false;
    this.write(change);
    return true;
  }

  write(change: Change): void {
    const { userId, next, account } = change;
    if (account === null) this.erase(userId);
    else {
      this.accounts.set(userId, { revision: next, account });
      this.append(change);
    }
  }

  append({ userId, events, keepSince }: Change): void {
    const added = events.map(({ at, event }) => ({ at, event, id: this.nextId() }));
    this.events.set(userId, [...this.trimmed(this.eventsOf(userId), keepSince), ...added]);
  }

  trimmed(events: readonly KeptEvent[], keepSince: number): readonly KeptEvent[] {
    return events.filter(({ at }) => at >= keepSince);
  }

  erase(userId: string): void {
    this.accounts.delete(userId);
    this.events.delete(userId);
  }

  eventsOf(userId: string): readonly KeptEvent[] {
    return this.events.get(userId) ?? [];
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}
