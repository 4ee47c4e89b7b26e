import { isUint8Array } from 'node:util/types';
import { WatchwordError } from '../errors.ts';

const idBytes = 15;

/** 120 random bits in base64url: unguessable, and never minted twice. */
export function randomId(random: (length: number) => Uint8Array): string {
  return Buffer.from(random(idBytes)).toString('base64url');
}

/**
 * Refuses a source that gives anything but what it was asked for: a secret made of fewer bytes would be weak, and nobody
 * would see it (T6).
 */
export function exactRandom(random: (length: number) => Uint8Array): (length: number) => Uint8Array {
  return (length) => {
    const bytes: unknown = random(length);
    if (isUint8Array(bytes) && bytes.length === length) return bytes;
    throw new WatchwordError('misuse', 'random must return a Uint8Array of exactly the length that it is asked for.');
  };
}

/** A random number from 0 up to, but not including, 1. */
export function randomFraction(random: (length: number) => Uint8Array): number {
  return Buffer.from(random(4)).readUInt32BE() / 2 ** 32;
}
