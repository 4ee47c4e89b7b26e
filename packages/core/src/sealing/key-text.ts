import { randomBytes } from 'node:crypto';
import { WatchwordError } from '../errors.ts';
import { howToMakeOne, keyBytes, thisMonth } from './key-command.ts';

/** A key as it stands in a key ring's text. */
export interface NamedKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/**
 * Makes the text of a new key: `<id>:<32 random bytes in base64url>`.
 *
 * @param id 1–32 letters, digits, `-` or `_`; default the current month, such as `2026-11`.
 */
export function generateKey(id: string = thisMonth()): string {
  assertKeyId(id, 'The key id');
  return `${id}:${randomBytes(keyBytes).toString('base64url')}`;
}

/** 1–32 letters, digits, `-` or `_`: never a dot, which parts the fields of an envelope and of a proof. */
export function isKeyId(id: unknown): id is string {
  return typeof id === 'string' && /^[A-Za-z0-9_-]{1,32}$/.test(id);
}

/**
 * Reads the text of a key ring. No message repeats any key.
 *
 * @throws `no-key`, `bad-key`
 */
export function parseKeys(text: string | undefined): readonly [NamedKey, ...NamedKey[]] {
  if (text !== undefined && typeof text !== 'string') {
    throw badKey('The key ring', 'must be text, such as an environment variable');
  }
  if (text === undefined || text.trim() === '') {
    throw new WatchwordError('no-key', `There is no key. ${howToMakeOne()}`);
  }
  const entries = text.split(',');
  const [first, ...older] = entries.map((entry, index) => parseKey(entry.trim(), `Key ${index + 1} of the key ring`));
  const keys = [first as NamedKey, ...older] as const;
  keys.forEach((key, index) => refuseRepeated(key, keys.slice(0, index)));
  return keys;
}

/** A key that comes twice is a key that was not rolled, whatever its id says. */
function refuseRepeated({ id, bytes }: NamedKey, before: readonly NamedKey[]): void {
  if (before.some((other) => other.id === id)) {
    const free = howToMakeOne(`${id.slice(0, 30)}-2`);
    throw new WatchwordError(
      'bad-key',
      `The key ring names the id "${id}" twice. The newer key needs its own. ${free}`,
    );
  }
  const same = before.find((other) => Buffer.compare(other.bytes, bytes) === 0);
  if (same) throw badKey(`The key "${id}"`, `is the key "${same.id}" under another id, so it replaces nothing`);
}

function parseKey(entry: string, place: string): NamedKey {
  const colon = entry.indexOf(':');
  if (colon < 0) throw badKey(place, 'has no id. It must read <id>:<32 bytes in base64url>');
  const id = entry.slice(0, colon);
  assertKeyId(id, `The id of ${place}`);
  const encoded = entry.slice(colon + 1);
  const bytes = Buffer.from(encoded, 'base64url');
  // Buffer skips what it does not know, so the way back has to give the same text.
  if (bytes.toString('base64url') !== encoded) throw badKey(place, 'is not base64url');
  if (bytes.length !== keyBytes) throw badKey(place, `is ${bytes.length} bytes long instead of ${keyBytes}`);
  return { id, bytes };
}

function assertKeyId(id: unknown, what: string): void {
  if (!isKeyId(id)) throw badKey(what, 'must be 1 to 32 letters, digits, "-" or "_"');
}

function badKey(place: string, problem: string): WatchwordError {
  return new WatchwordError('bad-key', `${place} ${problem}. ${howToMakeOne()}`);
}
