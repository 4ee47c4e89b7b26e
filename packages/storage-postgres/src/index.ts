export type { PostgresSettings, PostgresStorageOptions } from './client/options.ts';
export type { PostgresPool, PostgresStatement, PostgresValue } from './client/pool.ts';
export { type PostgresStorage, postgresStorage } from './postgres-storage.ts';
export { postgresSchema } from './schema/schema.ts';
export type { TableOptions } from './schema/tables.ts';
