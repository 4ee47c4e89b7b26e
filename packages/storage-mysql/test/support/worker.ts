import { writeSync } from 'node:fs';
import { type MysqlStorage, mysqlStorage } from '../../src/index.ts';
import { type Count, countUntilFailure } from './count.ts';
import type { Answer, Order } from './orders.ts';

/**
 * A process of its own, which does what the test orders: races between processes are run by real ones.
 * @module
 */
let storage: MysqlStorage | undefined;

process.on('message', (order: Order) => void obey(order).then((answer) => process.send?.(answer)));

async function obey(order: Order): Promise<Answer> {
  try {
    return { ok: true, done: await carryOut(order) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

async function carryOut(order: Order): Promise<readonly boolean[]> {
  if (order.what === 'open') await open(order);
  else if (order.what === 'migrate') await opened().migrate();
  else if (order.what === 'commit') return Promise.all(order.changes.map((change) => opened().commit(change)));
  else await Promise.all(order.users.map((userId) => countFor(userId)));
  return [];
}

/** Closes what was open before. */
async function open({ url, prefix }: Extract<Order, { readonly what: 'open' }>): Promise<void> {
  await storage?.close();
  storage = mysqlStorage({ connectionString: url, prefix, dangerouslyAllowLostCommits: true });
}

function opened(): MysqlStorage {
  if (storage) return storage;
  throw new Error('Order it to open a storage first.');
}

/** Writes a line once a number is acknowledged. It ends with the process. */
async function countFor(userId: string): Promise<void> {
  const count: Count = { userId, acknowledged: 0 };
  await countUntilFailure(opened(), count, () => void writeSync(1, `${userId} ${count.acknowledged}\n`));
}
