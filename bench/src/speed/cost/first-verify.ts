import { createWatchword, keyring } from '@watchword/core';
import { sqliteStorage } from '@watchword/storage-sqlite';

// A process that verifies one code and ends.
const [, , path = '', keys, userId = '', code] = process.argv;
const storage = sqliteStorage({ path });
const watchword = createWatchword({ issuer: 'My HPC', storage, keys: keyring(keys) });
const answer = await watchword.verify({ userId, code });
await storage.close();
if (!answer.ok && answer.reason !== 'wrong-code') throw new Error(`The code was refused: ${answer.reason}.`);
