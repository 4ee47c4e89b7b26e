/** Ours, and after them what they are compared with. */
export const compared = [
  '@watchword/core',
  '@watchword/qr',
  '@watchword/http',
  '@watchword/express',
  '@watchword/storage-sqlite',
  '@watchword/storage-postgres',
  '@watchword/storage-mysql',
  '@watchword/storage-redis',
  'otplib',
  'otpauth',
  'qrcode',
  'better-auth',
] as const;
