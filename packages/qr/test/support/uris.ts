import * as fc from 'fast-check';

export const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** Written out by hand after the key URI format, without any code of ours. */
export function otpauthUri(issuer: string, account: string, key = secret): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${key}&issuer=${encodeURIComponent(issuer)}`;
}

export const sampleUri = otpauthUri('My HPC', 'alice@example.org');

/** A URI of exactly that many characters. */
export function uriOfLength(length: number): string {
  const [start, end] = ['otpauth://totp/', `?secret=${secret}`];
  return start + 'a'.repeat(length - start.length - end.length) + end;
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.split('');
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 });
const key = fc.string({ unit: fc.constantFrom(...base32), minLength: 16, maxLength: 104 });

/** URIs of issuers and accounts in any script, emoji and signs included, with secrets of 10 to 65 bytes. */
export const anyUri = fc.tuple(name, name, key).map(([issuer, account, bytes]) => otpauthUri(issuer, account, bytes));
