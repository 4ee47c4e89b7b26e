import type { Algorithm, CodeParameters } from '@watchword/core';
import { decodeBase32 } from './base32.ts';
import { misuse } from './misuse.ts';
import { percentDecoded } from './percent.ts';
import type { Key } from './totp.ts';

/** What an app knows of an account. */
export interface Linked {
  readonly issuer: string;
  readonly account: string;
  readonly key: Key;
}

/**
 * Reads an otpauth URI as apps do, and refuses what an app would take and then show other codes for.
 *
 * @throws `misuse`; no message repeats the URI, which is the secret
 */
export function readOtpauthUri(text: string): Linked {
  const { protocol, host, pathname, searchParams } = parse(text);
  if (protocol !== 'otpauth:' || host.toLowerCase() !== 'totp') throw misuse('is no otpauth://totp URI');
  const [name = '', prefix] = labelIn(pathname);
  return {
    issuer: searchParams.get('issuer') ?? prefix ?? '',
    account: name.trim(),
    key: keyOf(searchParams.get('secret') ?? '', {
      algorithm: searchParams.get('algorithm') ?? undefined,
      digits: numberIn(searchParams, 'digits'),
      period: numberIn(searchParams, 'period'),
    }),
  };
}

/** @throws `misuse` */
export function keyOf(secretText: string, given: { [Name in keyof CodeParameters]?: unknown }): Key {
  const secret = decodeBase32(secretText);
  const { algorithm = 'SHA1', digits = 6, period = 30 } = given;
  if (!secret) throw misuse('has no secret in base32');
  if (!isAlgorithm(algorithm)) throw misuse('has an algorithm that is none of SHA1, SHA256 and SHA512');
  if (!isWhole(digits, 6, 8)) throw misuse('has a number of digits that is none of 6, 7 and 8');
  if (!isWhole(period, 1, 3600)) throw misuse('has a period that is no whole number of seconds up to an hour');
  return { secret, algorithm, digits, period };
}

/** The error of `new URL` holds what it was given, and so the secret. */
function parse(text: string): URL {
  const url = URL.parse(text);
  if (url) return url;
  throw misuse('is no URI');
}

function labelIn(pathname: string): readonly string[] {
  const label = percentDecoded(pathname.slice(1));
  if (label === undefined) throw misuse('has a label that is not percent-encoded UTF-8');
  return label.split(':').toReversed();
}

function numberIn(parameters: URLSearchParams, name: string): number | undefined {
  const text = parameters.get(name);
  return text === null ? undefined : Number(/^\d+$/.test(text) ? text : Number.NaN);
}

function isAlgorithm(value: unknown): value is Algorithm {
  return value === 'SHA1' || value === 'SHA256' || value === 'SHA512';
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}
