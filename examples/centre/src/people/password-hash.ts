import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** What one guess costs. Kept with each hash, so that it can be raised without breaking the old ones. */
export interface PasswordCost {
  /** CPU and memory cost N as a power of two. One guess needs 1024 · 2^logN bytes with r = 8. */
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** One of the OWASP Password Storage Cheat Sheet's equal choices: 32 MiB a guess. */
export const defaultCost: PasswordCost = { logN: 15, r: 8, p: 3 };

const saltBytes = 16;
const keyBytes = 32;
const form = /^\$scrypt\$ln=(?<logN>\d{1,2}),r=(?<r>\d{1,2}),p=(?<p>\d{1,2})\$(?<salt>[\w-]+)\$(?<key>[\w-]+)$/;

export async function hashPassword(password: string, cost: PasswordCost): Promise<string> {
  const salt = randomBytes(saltBytes);
  return encode(cost, salt, await derive(password, salt, cost));
}

/** A hash that no password has, and that costs as much to find out as a real one. */
export function decoyHash(cost: PasswordCost): string {
  return encode(cost, randomBytes(saltBytes), randomBytes(keyBytes));
}

/** @throws if the hash is damaged: that denies. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const { cost, salt, key } = decode(hash);
  return timingSafeEqual(await derive(password, salt, cost), key);
}

function encode({ logN, r, p }: PasswordCost, salt: Buffer, key: Buffer): string {
  return `$scrypt$ln=${logN},r=${r},p=${p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

function decode(hash: string): { readonly cost: PasswordCost; readonly salt: Buffer; readonly key: Buffer } {
  const { logN, r, p, salt = '', key = '' } = form.exec(hash)?.groups ?? {};
  const bytes = Buffer.from(key, 'base64url');
  if (bytes.length !== keyBytes) throw new Error('A password hash in centre.db is damaged.');
  return { cost: { logN: Number(logN), r: Number(r), p: Number(p) }, salt: Buffer.from(salt, 'base64url'), key: bytes };
}

function derive(password: string, salt: Buffer, { logN, r, p }: PasswordCost): Promise<Buffer> {
  const cost = 2 ** logN;
  const options: ScryptOptions = { cost, blockSize: r, parallelization: p, maxmem: 256 * cost * r };
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  // The same password typed on two systems may arrive as different code points (NIST SP 800-63B-4 §3.1.1.2).
  scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  return promise;
}
