import { storageContract } from '@watchword/testkit';
import type { PoolOptions } from 'mysql2/promise';
import { describe, it } from 'vitest';
import { sharedUrl } from './support/database.ts';
import { byPool, makeStore } from './support/store.ts';

const settings: readonly { what: string; config: PoolOptions; session?: readonly string[] }[] = [
  {
    what: 'other shapes of rows and numbers',
    config: {
      rowsAsArray: true,
      nestTables: true,
      supportBigNumbers: true,
      bigNumberStrings: true,
      decimalNumbers: true,
      dateStrings: true,
      typeCast: (field) => field.string(),
      namedPlaceholders: true,
      multipleStatements: true,
      timezone: '+09:00',
      flags: ['-FOUND_ROWS'],
      queryFormat: (sql: string) => sql,
    },
  },
  { what: 'typeCast: false, and numbers as text', config: { typeCast: false, supportBigNumbers: true } },
  {
    what: 'a character set that lacks most letters, a loose sql_mode',
    config: { charset: 'latin1_swedish_ci', compress: true },
    session: ["SET sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES,PIPES_AS_CONCAT,EMPTY_STRING_IS_NULL'"],
  },
  {
    what: 'a character set that is not that of the server side, sql_mode ORACLE',
    config: { charset: 'big5_chinese_ci' },
    session: ["SET character_set_connection = utf8mb3, character_set_results = latin1, sql_mode = 'ORACLE'"],
  },
];

describe.each(settings)('with $what', ({ config, session }) => {
  storageContract({ describe, it }, makeStore(byPool(config, session), sharedUrl), {
    rounds: 10,
    connectCuttable: (store) => store.connectCuttable(),
  });
});
