import { writeSync } from 'node:fs';
import { revision } from '@watchword/testkit';
import type { SqliteStorage } from '../../src/index.ts';
import { sqliteStorage } from '../../src/index.ts';
import type { Answer, Order } from './orders.ts';

/**
 * A process of its own, which does what the test orders: races between processes are run by real ones.
 * @module
 */
let storage: SqliteStorage | undefined;

process.on('message', (order: Order) => void obey(order).then((answer) => process.send?.(answer)));

async function obey(order: Order): Promise<Answer> {
  try {
    return { ok: true, done: await carryOut(order) };
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message: string };
    return { ok: false, code: String(code), message };
  }
}

async function carryOut(order: Order): Promise<readonly boolean[]> {
  if (order.what === 'open') storage = sqliteStorage({ path: order.path });
  else if (order.what === 'drop-privileges') dropPrivileges();
  else if (order.what === 'count') await countForEver(opened(), order.users);
  else if (order.what === 'commit') return Promise.all(order.changes.map((change) => opened().commit(change)));
  else await opened()[order.what]();
  return [];
}

function opened(): SqliteStorage {
  if (storage) return storage;
  throw new Error('Order it to open a file first.');
}

/** Permissions do not bind root, as whom containers often run tests. */
function dropPrivileges(): void {
  const nobody = 65534;
  process.setgid?.(nobody);
  process.setuid?.(nobody);
}

/** Counts up for each user, and writes a line once a number is acknowledged. It ends with the process. */
async function countForEver(storage: SqliteStorage, users: readonly string[]): Promise<void> {
  await Promise.all(users.map((userId) => countFor(storage, userId)));
}

async function countFor(storage: SqliteStorage, userId: string): Promise<void> {
  for (;;) {
    const stored = await storage.load(userId);
    const account = String(Number(stored?.account ?? 0) + 1);
    const events = [{ at: 1, event: account }];
    const change = { userId, expected: stored?.revision ?? null, next: revision(), account, events, keepSince: 0 };
    if (await storage.commit(change)) writeSync(1, `${userId} ${account}\n`);
  }
}
