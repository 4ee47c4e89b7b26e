import { storageContract } from './contract/storage-contract.ts';
import { byPath, makeStore } from './support/store.ts';

storageContract(makeStore(byPath));
