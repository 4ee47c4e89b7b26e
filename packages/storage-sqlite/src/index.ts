export type { SqliteDatabase, SqliteStatement, SqliteValue } from './connection/database.ts';
export type { SqliteStorageOptions } from './connection/options.ts';
export { sqliteSchema } from './schema/schema.ts';
export { type SqliteStorage, sqliteStorage } from './sqlite-storage.ts';
