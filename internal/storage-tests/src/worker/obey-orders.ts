import { writeSync } from 'node:fs';
import type { Storage } from '@watchword/core/storage';
import { type Count, countUntilFailure } from '../count.ts';
import type { Answer, Order, OwnedStorage } from './orders.ts';

/**
 * Makes a process one that does what the test orders: races between processes are run by real ones.
 *
 * @param connect opens the storage of the adapter, at what an order calls the target
 */
export function obeyOrders(connect: (target: never) => OwnedStorage | Promise<OwnedStorage>): void {
  let storage: OwnedStorage | undefined;
  const opened = () => {
    if (storage) return storage;
    throw new Error('Order it to open a storage first.');
  };

  const carryOut = async (order: Order): Promise<readonly boolean[]> => {
    if (order.what === 'commit') return Promise.all(order.changes.map((change) => opened().commit(change)));
    if (order.what === 'count') await Promise.all(order.users.map((userId) => countFor(opened(), userId)));
    else if (order.what !== 'open') await opened()[order.what]();
    else {
      await storage?.close();
      storage = await connect(order.target as never);
    }
    return [];
  };

  process.on('message', (order: Order) => {
    void answerOf(carryOut(order)).then((answer) => process.send?.(answer));
  });
}

async function answerOf(work: Promise<readonly boolean[]>): Promise<Answer> {
  try {
    return { ok: true, done: await work };
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message: string };
    return { ok: false, code: String(code), message };
  }
}

/** Writes a line once a number is acknowledged. It ends with the process. */
async function countFor(storage: Storage, userId: string): Promise<void> {
  const count: Count = { userId, acknowledged: 0 };
  await countUntilFailure(storage, count, () => void writeSync(1, `${userId} ${count.acknowledged}\n`));
}
