import { createHash } from 'node:crypto';
import type { Recovery } from '../account/account.ts';
import { sameCode } from './same-code.ts';

/** Crockford's base32: without I, L, O, which look like digits, and U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeBytes = 15;
const saltBytes = 16;
const codesInSet = 10;

/** A set as it is handed out once, and as it is kept. */
export interface RecoverySet {
  /** 24 characters in groups of four: 120 random bits each (N18, N20). */
  readonly codes: readonly string[];
  readonly recovery: Omit<Recovery, 'createdAt'>;
}

/** Draws a whole set. */
export function drawRecoverySet(random: (length: number) => Uint8Array): RecoverySet {
  const salt = Buffer.from(random(saltBytes)).toString('base64url');
  const codes = Array.from({ length: codesInSet }, () => encode(random(codeBytes)));
  return { codes: codes.map(inGroups), recovery: { salt, hashes: codes.map((code) => hash(salt, code)) } };
}

/**
 * Reads a recovery code that was copied by hand: any case, O for 0, I and L for 1 (B3 allows that for what people write).
 *
 * @param typed without spaces and hyphens
 */
export function readRecoveryCode(typed: string): string | undefined {
  if (!/^[0-9A-TV-Z]{24}$/i.test(typed)) return undefined;
  return typed.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
}

/** The hashes that are left once `code` is used; `undefined` if it is none of the set. Every hash is compared (T18). */
export function hashesWithout({ salt, hashes }: Recovery, code: string): readonly string[] | undefined {
  const used = hash(salt, code);
  const left = hashes.filter((each) => !sameCode(each, used));
  return left.length < hashes.length ? left : undefined;
}

/** SHA-256 suffices from 112 random bits on (N18): it keeps deciding synchronous, and a guess cheap. */
function hash(salt: string, code: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'base64url')).update(code).digest('base64url');
}

/** Fifteen bytes are exactly 24 characters. */
function encode(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{5}/g, (five) => alphabet.charAt(Number.parseInt(five, 2)));
}

function inGroups(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$&-');
}
