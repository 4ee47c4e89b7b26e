import { writeSync } from 'node:fs';
import type { RedisStorage } from '../../src/index.ts';
import { type Count, countUntilFailure } from './count.ts';
import type { Answer, Order } from './orders.ts';
import { connect } from './target.ts';

/**
 * A process of its own, which does what the test orders: races between processes are run by real ones.
 * @module
 */
let storage: RedisStorage | undefined;

process.on('message', (order: Order) => void obey(order).then((answer) => process.send?.(answer)));

async function obey(order: Order): Promise<Answer> {
  try {
    return { ok: true, done: await carryOut(order) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

async function carryOut(order: Order): Promise<readonly boolean[]> {
  if (order.what === 'open') storage = await connect(order.target);
  else if (order.what === 'migrate') await opened().migrate();
  else if (order.what === 'commit') return Promise.all(order.changes.map((change) => opened().commit(change)));
  else await Promise.all(order.users.map((userId) => countFor(userId)));
  return [];
}

function opened(): RedisStorage {
  if (storage) return storage;
  throw new Error('Order it to open a storage first.');
}

/** Writes a line once a number is acknowledged. It ends with the process. */
async function countFor(userId: string): Promise<void> {
  const count: Count = { userId, acknowledged: 0 };
  await countUntilFailure(opened(), count, () => void writeSync(1, `${userId} ${count.acknowledged}\n`));
}
