import { startMariadb, startPostgres, startRedis } from '../../src/index.ts';

/**
 * A runner of tests that starts servers and never stops them.
 * @module
 */
const servers = await Promise.all([startPostgres(), startMariadb(), startRedis()]);
process.send?.(servers.map(({ pid }) => pid));
setInterval(() => undefined, 60_000);
