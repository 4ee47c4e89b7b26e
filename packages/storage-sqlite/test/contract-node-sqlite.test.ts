import { storageContract } from '@watchword/testkit';
import { describe, it } from 'vitest';
import { byPath, makeStore } from './support/store.ts';

storageContract({ describe, it }, makeStore(byPath));
