import { setImmediate } from 'node:timers/promises';
import type { Change, StoredAccount } from '@watchword/core/storage';
import { PlainStore } from './plain-store.ts';

/** Reads, and then writes: every store that was not made for this. */
export class GetThenSet extends PlainStore {
  override async commit(change: Change): Promise<boolean> {
    const current = (await this.load(change.userId))?.revision ?? null;
    if (current === change.next) return true;
    if (current !== change.expected) return false;
    await setImmediate();
    this.write(change);
    return true;
  }
}

/** Compares only when there is something to compare with: an upsert. */
export class Upsert extends PlainStore {
  override apply(change: Change): boolean {
    const current = this.accounts.get(change.userId)?.revision;
    if (current === change.next) return true;
    if (current !== undefined && current !== change.expected) return false;
    this.write(change);
    return true;
  }
}

/** Takes what it reads and writes back for the same account, whoever made it anew in between. */
export class EraseLater extends PlainStore {
  override erase(userId: string): void {
    const events = this.events.get(userId);
    super.erase(userId);
    if (events) this.events.set(userId, events);
  }
}

/** Knows no commit again: one whose reply was lost is told to have lost. */
export class ForgetsResends extends PlainStore {
  override apply(change: Change): boolean {
    const current = this.accounts.get(change.userId)?.revision ?? null;
    if (current !== change.expected) return false;
    this.write(change);
    return true;
  }
}

/** Does a commit that is sent again once more. */
export class RepeatsResends extends PlainStore {
  override apply(change: Change): boolean {
    const current = this.accounts.get(change.userId)?.revision ?? null;
    if (current !== change.expected && current !== change.next) return false;
    this.write(change);
    return true;
  }
}

/** Says true whatever came of it. */
export class SaysTrue extends PlainStore {
  override apply(change: Change): boolean {
    super.apply(change);
    return true;
  }
}

/** Remembers what it once read: a connection with a cache. */
export class Cached extends PlainStore {
  readonly #seen = new Map<string, StoredAccount | undefined>();
  readonly #shared: PlainStore;

  constructor(shared: PlainStore) {
    super();
    this.#shared = shared;
  }

  override async load(userId: string): Promise<StoredAccount | undefined> {
    if (!this.#seen.has(userId)) this.#seen.set(userId, await this.#shared.load(userId));
    return this.#seen.get(userId);
  }

  override async commit(change: Change): Promise<boolean> {
    this.#seen.delete(change.userId);
    return this.#shared.commit(change);
  }

  override history = (query: Parameters<PlainStore['history']>[0]) => this.#shared.history(query);
  override list = (query: Parameters<PlainStore['list']>[0]) => this.#shared.list(query);
}
