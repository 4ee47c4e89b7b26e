import { memoryStorage } from '@watchword/core';

/** Each process has a store of its own, which is why memory storage refuses to start in production. */
export const connect = () => memoryStorage();
