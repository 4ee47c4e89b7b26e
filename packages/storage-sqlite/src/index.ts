export type { SqliteDatabase, SqliteStatement, SqliteValue } from './database.ts';
export { sqliteSchema } from './schema.ts';
export { type SqliteStorage, type SqliteStorageOptions, sqliteStorage } from './sqlite-storage.ts';
