import type { Storage } from '@watchword/core';
import type { RawStore } from '../stores/open-store.ts';

/** As long as the revisions of core. */
const revisionLength = 20;

/** Reads and writes the accounts of people, one after the other, by hand. */
export class RawLoop {
  readonly #store: RawStore;
  readonly #userIds: readonly string[];
  readonly #event: string;
  readonly #busy = new Set<string>();
  #count = 0;

  private constructor(store: RawStore, userIds: readonly string[], event: string) {
    this.#store = store;
    this.#userIds = userIds;
    this.#event = event;
  }

  /** @param storage where the people are enrolled: accounts and event are those that core has made */
  static async over(store: RawStore, storage: Storage, userIds: readonly string[]): Promise<RawLoop> {
    const [first = ''] = userIds;
    const { items } = await storage.history({ userId: first, limit: 1 });
    for (const userId of store.seed ? userIds : []) {
      const row = await storage.load(userId);
      if (row) await store.seed?.(userId, row);
    }
    return new RawLoop(store, userIds, items[0] ?? '');
  }

  /** @throws if nothing was written */
  async next(): Promise<void> {
    const userId = this.#nextUser();
    this.#busy.add(userId);
    const { revision, account } = await this.#store.read(userId);
    const next = this.#count.toString().padStart(revisionLength, 'r');
    const at = Date.now();
    const done = await this.#store.write({ userId, expected: revision, next, account, at, event: this.#event });
    this.#busy.delete(userId);
    if (!done) throw new Error('A raw write did nothing.');
  }

  /** Not one whom another caller is still at: this loop does not try again. */
  #nextUser(): string {
    let userId = '';
    do {
      userId = this.#userIds[this.#count % this.#userIds.length] ?? '';
      this.#count += 1;
    } while (this.#busy.has(userId));
    return userId;
  }
}
