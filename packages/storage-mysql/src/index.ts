export type { MysqlSettings, MysqlStorageOptions } from './client/options.ts';
export type { MysqlConnection, MysqlPool, MysqlStatement, MysqlValue } from './client/pool.ts';
export { type MysqlStorage, mysqlStorage } from './mysql-storage.ts';
export { mysqlSchema } from './schema/schema.ts';
export type { TableOptions } from './schema/tables.ts';
