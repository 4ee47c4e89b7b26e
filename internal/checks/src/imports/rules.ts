/**
 * What the sources of a published package may import besides `node:` and their own files, by exact specifier. This is the
 * table of CONTRIBUTING.md: a new package gets a row in both.
 */
export const packageRules: Readonly<Record<string, readonly string[]>> = {
  'packages/core': ['otplib'],
  'packages/http': ['@watchword/core', '@watchword/core/storage', '@watchword/qr', 'hono'],
  'packages/qr': ['qrcode'],
  'packages/storage-sqlite': ['@watchword/core/storage', 'better-sqlite3'],
};
