import { checkKeys } from '@watchword/core/storage';
import { type TableOptions, type Tables, tablesOf } from './tables.ts';

/** The version of {@link mysqlSchema}. */
export const schemaVersion = 1;

/**
 * The tables as SQL, as {@link MysqlStorage.migrate} makes them; for those who would rather run it with their own migrations.
 *
 * Everything is kept as bytes. With a text collation 'alice', 'ALICE' and 'Älice' are one key, and each of them gets the other's
 * account (A14); and no character set of a connection can change a text on its way. Event ids rise and are never used again,
 * so that a page of history ends at the same place whatever is added or dropped meanwhile. The second index is for dropping
 * old events, which every commit does.
 *
 * @throws `WatchwordError` `misuse`, `unknown-option`
 */
export function mysqlSchema(options: TableOptions = {}): string {
  checkKeys<TableOptions>(options, { prefix: true }, 'mysqlSchema');
  return `${statementsOf(tablesOf(options)).join(';\n\n')};\n`;
}

/** The same one by one, of tables whose names are checked. */
export function statementsOf({ account, event, version }: Tables): readonly string[] {
  return [
    `CREATE TABLE IF NOT EXISTS ${account} (
  user_id VARBINARY(255) NOT NULL PRIMARY KEY,
  revision VARBINARY(32) NOT NULL,
  account MEDIUMBLOB NOT NULL
) ENGINE=InnoDB`,
    `CREATE TABLE IF NOT EXISTS ${event} (
  user_id VARBINARY(255) NOT NULL,
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  at BIGINT NOT NULL,
  event MEDIUMBLOB NOT NULL,
  PRIMARY KEY (user_id, id),
  KEY by_time (user_id, at),
  KEY by_id (id)
) ENGINE=InnoDB`,
    `CREATE TABLE IF NOT EXISTS ${version} (version INT NOT NULL PRIMARY KEY) ENGINE=InnoDB`,
    `INSERT INTO ${version} (version) VALUES (${schemaVersion}) ON DUPLICATE KEY UPDATE version = version`,
  ];
}
