import { storageContract } from '@watchword/testkit';
import BetterSqlite3 from 'better-sqlite3';
import { describe, it } from 'vitest';
import { byHandle, makeStore } from './support/store.ts';

storageContract({ describe, it }, makeStore(byHandle((file) => new BetterSqlite3(file))));
