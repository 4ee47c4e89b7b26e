import type { DatabaseSync } from 'node:sqlite';
import { betterAuth } from 'better-auth';
import type { memoryAdapter } from 'better-auth/adapters/memory';
import { twoFactor } from 'better-auth/plugins';
import type { Pool as MysqlPool } from 'mysql2/promise';
import type { Pool as PostgresPool } from 'pg';

/** Where better-auth keeps what it knows. */
export type Database = DatabaseSync | PostgresPool | MysqlPool | ReturnType<typeof memoryAdapter>;

/** Better-auth with two-factor authentication, on this database; default options, but for the rate limit. */
export function instance(database: Database) {
  return betterAuth({
    database,
    baseURL: 'http://localhost:3000',
    secret: 'a secret for this race and nothing else',
    emailAndPassword: { enabled: true },
    plugins: [twoFactor()],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}
