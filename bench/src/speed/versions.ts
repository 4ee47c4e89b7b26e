import { readFile } from 'node:fs/promises';

const compared = [
  'otplib',
  'otpauth',
  '@oslojs/otp',
  'speakeasy',
  'better-auth',
  'qrcode',
  'qr',
  'hono',
  'express',
  'pg',
  'mysql2',
  'redis',
];

/** The versions of what ours is compared with, and of the drivers. */
export async function versions(): Promise<Readonly<Record<string, string>>> {
  const found = await Promise.all(compared.map(async (name) => [name, await versionOf(name)] as const));
  return Object.fromEntries(found);
}

async function versionOf(name: string): Promise<string> {
  const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(await readFile(file, 'utf8')) as { readonly version: string }).version;
}
