import type { Storage } from '@watchword/core';
import type { RawStore } from '../stores/open-store.ts';

/** As long as the revisions of core. */
const revisionLength = 20;

/** Reads and writes the accounts of people, one after the other, by hand. */
export class RawLoop {
  readonly #store: RawStore;
  readonly #userIds: readonly string[];
  readonly #event: string;
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
    const userId = this.#userIds[this.#count % this.#userIds.length] ?? '';
    this.#count += 1;
    const next = this.#count.toString().padStart(revisionLength, 'r');
    const { revision, account } = await this.#store.read(userId);
    const at = Date.now();
    if (await this.#store.write({ userId, expected: revision, next, account, at, event: this.#event })) return;
    throw new Error('A raw write did nothing.');
  }
}
