import { join } from 'node:path';

const dataFolder = join(import.meta.dirname, '../../../data/kms');

/** The only thing that both processes know. */
export const socketPath = process.env['KEY_SERVICE_SOCKET'] ?? join(dataFolder, 'keys.sock');

/** Known to the service alone. On a real machine it belongs to another account. */
export const keyFile = process.env['KEY_SERVICE_KEYS'] ?? join(dataFolder, 'keys');
