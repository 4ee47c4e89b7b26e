import { WatchwordError } from '@watchword/core/storage';
import { usersKey } from '../keys.ts';
import type { Store } from '../store.ts';
import { remedies, risksOf, type ServerRisk } from './risks.ts';
import { isForbidden, settingsOf } from './settings.ts';

/** Milliseconds. Settings change, and after a failover another server with settings of its own answers. */
const validity = 60_000;

/** Keeps the storage from a server that would lose accounts: looked at before its first use, and again every minute. */
export class ServerCheck {
  readonly #store: Store;
  readonly #allowed: ReadonlySet<ServerRisk>;
  readonly #passed = new Map<number, { readonly at: number; readonly done: Promise<void> }>();

  constructor(store: Store, allowed: readonly ServerRisk[]) {
    this.#store = store;
    this.#allowed = new Set(allowed);
  }

  /**
   * Resolves once the server of a bucket has passed. Calls at the same time share one look; one that fails is forgotten.
   *
   * @throws `storage`
   */
  async ready(bucket: number): Promise<void> {
    const server = this.#store.connector.clustered ? bucket : 0;
    const last = this.#passed.get(server);
    if (last && performance.now() - last.at < validity) return last.done;
    return this.look(server);
  }

  /** Looks at the server of a bucket now. @throws `storage` */
  async look(bucket: number): Promise<void> {
    const look = { at: performance.now(), done: this.#assertSafe(bucket) };
    this.#passed.set(bucket, look);
    try {
      await look.done;
    } catch (error) {
      if (this.#passed.get(bucket) === look) this.#passed.delete(bucket);
      throw error;
    }
  }

  async #assertSafe(bucket: number): Promise<void> {
    if (this.#store.durability.disk) await assertWaitsForDisk(this.#store, bucket);
    const found = (await this.#risks(bucket)).filter((risk) => !this.#allowed.has(risk));
    if (found.length === 0) return;
    throw new WatchwordError(
      'storage',
      `${this.#store.name} ${found.map((risk) => remedies[risk]).join('; it ')}. To use it all the same, after reading the ` +
        `guide to Redis: dangerouslyAllow: [${found.map((risk) => `'${risk}'`).join(', ')}].`,
    );
  }

  async #risks(bucket: number): Promise<readonly ServerRisk[]> {
    const { connector, prefix, durability } = this.#store;
    if (this.#allowed.has('unchecked-server')) return [];
    try {
      return risksOf(await settingsOf(connector, usersKey(prefix, bucket)), durability.disk);
    } catch (error) {
      if (isForbidden(error)) return ['unchecked-server'];
      throw error;
    }
  }
}

/** Asks for nothing on no disk, which is answered at once by a server that knows the command. @throws `storage` */
async function assertWaitsForDisk({ connector, prefix, name }: Store, bucket: number): Promise<void> {
  const key = usersKey(prefix, bucket);
  try {
    await connector.send(key, [
      ['exists', key],
      ['waitaof', '0', '0', '1'],
    ]);
  } catch (error) {
    if (!isForbidden(error)) throw error;
    throw new WatchwordError(
      'storage',
      `${name} has no WAITAOF, or not for this user. durability: { disk: true } needs Redis 7.2 or Valkey, and +waitaof.`,
    );
  }
}
