import { setImmediate } from 'node:timers/promises';
import type { Change, Page, Storage, StoredAccount } from '@watchword/core/storage';
import type { Cuttable } from '../../src/index.ts';
import type { PlainStore } from './plain-store.ts';

/** A connection to a store, with a way there and a way back; it can break on both. */
export class Connection implements Storage, Cuttable {
  readonly storage: Storage = this;
  readonly #server: PlainStore;
  #state: 'whole' | 'cut' | 'replies are lost' = 'whole';

  constructor(server: PlainStore) {
    this.#server = server;
  }

  cut(): void {
    this.#state = 'cut';
  }

  loseReplies(): void {
    this.#state = 'replies are lost';
  }

  load(userId: string): Promise<StoredAccount | undefined> {
    return this.#ask(() => this.#server.load(userId));
  }

  commit(change: Change): Promise<boolean> {
    return this.#ask(() => this.#server.commit(change));
  }

  history(query: Parameters<Storage['history']>[0]): Promise<Page<string>> {
    return this.#ask(() => this.#server.history(query));
  }

  list(query: Parameters<Storage['list']>[0]): Promise<Page<string>> {
    return this.#ask(() => this.#server.list(query));
  }

  async #ask<T>(call: () => Promise<T>): Promise<T> {
    await setImmediate();
    if (this.#state === 'cut') throw new Error('ECONNRESET');
    const answer = await call();
    await setImmediate();
    if (this.#state !== 'whole') throw new Error('ECONNRESET');
    return answer;
  }
}

/** Whatever goes wrong, the caller shall not be bothered. */
export class SwallowsErrors extends Connection {
  readonly #answer: boolean;

  constructor(server: PlainStore, answer: boolean) {
    super(server);
    this.#answer = answer;
  }

  override async commit(change: Change): Promise<boolean> {
    return super.commit(change).catch(() => this.#answer);
  }
}
