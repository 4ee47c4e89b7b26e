import { memoryStorage } from '@watchword/core';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { openMariadb } from './mariadb.ts';
import type { OpenStore } from './open-store.ts';
import { openPostgres } from './postgres.ts';
import { openRedis } from './redis.ts';
import { openSqlite } from './sqlite.ts';

async function openMemory(): Promise<OpenStore> {
  const tables = { user: [], session: [], account: [], verification: [], twoFactor: [] };
  return { storage: memoryStorage(), raw: {}, betterAuth: memoryAdapter(tables), end: async () => undefined };
}

/** A kind of store, and how it is set. */
export interface StoreKind {
  readonly id: string;
  readonly title: string;
  readonly open: () => Promise<OpenStore>;
}

/** All that are measured. */
export const storeKinds: readonly StoreKind[] = [
  { id: 'memory', title: 'memory', open: openMemory },
  { id: 'sqlite', title: 'SQLite, synchronous = FULL', open: openSqlite },
  { id: 'postgres', title: 'PostgreSQL', open: openPostgres },
  { id: 'mariadb', title: 'MariaDB', open: openMariadb },
  { id: 'redis', title: 'Redis, appendfsync always', open: () => openRedis('always') },
  { id: 'redis-everysec', title: 'Redis, appendfsync everysec', open: () => openRedis('everysec') },
];
