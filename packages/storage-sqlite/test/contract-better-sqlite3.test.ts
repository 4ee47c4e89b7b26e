import BetterSqlite3 from 'better-sqlite3';
import { storageContract } from './contract/storage-contract.ts';
import { byHandle, makeStore } from './support/store.ts';

storageContract(makeStore(byHandle((file) => new BetterSqlite3(file))));
