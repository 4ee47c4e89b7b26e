export type { SqliteStorageOptions } from './connection/connect.ts';
export type { SqliteDatabase, SqliteStatement, SqliteValue } from './connection/database.ts';
export { sqliteSchema } from './schema/schema.ts';
export { type SqliteStorage, sqliteStorage } from './sqlite-storage.ts';
