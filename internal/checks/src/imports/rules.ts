/**
 * What the sources of a published package may import besides `node:` and their own files, by exact specifier. This is the
 * table of CONTRIBUTING.md: a new package gets a row in both.
 */
export const packageRules: Readonly<Record<string, readonly string[]>> = {
  'packages/core': ['otplib'],
  'packages/express': ['@watchword/core', '@watchword/core/storage', '@watchword/http', 'express'],
  'packages/http': ['@watchword/core', '@watchword/core/storage', '@watchword/qr', 'hono', 'hono/html'],
  'packages/qr': ['qrcode'],
  'packages/storage-redis': ['@watchword/core/storage'],
  'packages/storage-postgres': ['@watchword/core/storage', 'pg'],
  'packages/storage-mysql': ['@watchword/core/storage', 'mysql2/promise'],
  'packages/storage-sqlite': ['@watchword/core/storage', 'better-sqlite3'],
  // `workerModule` is a module of the user's, which is named when the hammer runs.
  'packages/testkit': [
    '@watchword/core',
    '@watchword/core/storage',
    '@resvg/resvg-js',
    'pngjs',
    'qr/decode.js',
    'workerModule',
  ],
};
