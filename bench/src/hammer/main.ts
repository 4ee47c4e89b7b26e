import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mysqlStorage } from '@watchword/storage-mysql';
import { postgresStorage } from '@watchword/storage-postgres';
import { redisStorage } from '@watchword/storage-redis';
import { type HammerProgress, hammer } from '@watchword/testkit';
import { startMariadb, startPostgres, startRedis } from '@watchword-internal/services';
import { createClient } from 'redis';

/** A store that is made and empty, and as durable as it is meant to be used. */
interface Target {
  readonly where: string;
  readonly end: () => Promise<unknown>;
}

const targets: Readonly<Record<string, () => Promise<Target>>> = {
  sqlite: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'watchword-hammer-'));
    return { where: join(folder, 'watchword.db'), end: () => rm(folder, { recursive: true }) };
  },
  postgres: async () => {
    const server = await startPostgres({ durable: true });
    const storage = postgresStorage({ connectionString: server.url });
    await storage.migrate();
    await storage.close();
    return { where: server.url, end: server.stop };
  },
  mariadb: async () => {
    const server = await startMariadb({ durable: true });
    const storage = mysqlStorage({ connectionString: server.url });
    await storage.migrate();
    await storage.close();
    return { where: server.url, end: server.stop };
  },
  redis: async () => {
    const server = await startRedis({ durable: true });
    const client = createClient({ url: server.url });
    await client.connect();
    await redisStorage({ client }).migrate();
    await client.close();
    return { where: server.url, end: server.stop };
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '10000' } },
});
const rounds = Number(values.rounds);
const worker = new URL('connect.ts', import.meta.url);

for (const name of positionals.length > 0 ? positionals : Object.keys(targets)) {
  const target = await targets[name]?.();
  if (!target) throw new Error(`There is no store ${name}; there are ${Object.keys(targets).join(', ')}.`);
  const start = Date.now();
  try {
    const onProgress = ({ round, accepted }: HammerProgress) => {
      if (round % 1000 === 0) console.log(`${name}: ${round} rounds, ${accepted} codes accepted`);
    };
    const { recorded: _, ...told } = await hammer({ worker, target: target.where, rounds, onProgress });
    console.log(`${name}: ${Math.round((Date.now() - start) / 1000)} s`, told);
    if (!told.ok) process.exitCode = 1;
  } finally {
    await target.end();
  }
}
