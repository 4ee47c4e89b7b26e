import { memoryStorage } from '@watchword/core';
import { describe, it } from 'vitest';
import { storageContract } from '../src/index.ts';

storageContract({ describe, it }, async () => {
  const storage = memoryStorage();
  return { connect: async () => storage, remove: async () => undefined };
});
