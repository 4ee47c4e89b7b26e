import { WatchwordError } from '../errors.ts';

/** Every key that an object may have. Being a record of `T`, the compiler keeps it complete. */
export type KnownKeys<T> = Readonly<Record<keyof T, true>>;

/**
 * Refuses anything but an object with known keys: a misspelt option must not be silently ignored.
 *
 * @param what how the message calls the object
 * @throws `misuse`, `unknown-option`
 */
export function checkKeys<T>(value: T, known: KnownKeys<T>, what: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new WatchwordError('misuse', `${what} must be an object.`);
  }
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(known, key));
  if (unknown === undefined) return;
  throw new WatchwordError(
    'unknown-option',
    `${what} has no "${printable(unknown)}". ${hint(unknown, Object.keys(known))}`,
  );
}

function hint(unknown: string, known: readonly string[]): string {
  const [nearest] = known
    .map((key) => ({ key, distance: distance(unknown.toLowerCase(), key.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance);
  if (nearest && nearest.distance <= nearest.key.length / 2) return `Did you mean "${nearest.key}"?`;
  return `It knows ${known.map((key) => `"${key}"`).join(', ')}.`;
}

/** Only short plain names are repeated in a message. */
function printable(key: string): string {
  return key.replace(/[^\w.-]/g, '?').slice(0, 40);
}

/** Levenshtein distance, one row at a time; long keys are cut, so that the time stays bounded. */
function distance(a: string, b: string): number {
  const others = Array.from(b);
  let row = others.map((_, index) => index + 1);
  let last = others.length;
  for (const [above, char] of Array.from(a.slice(0, 40)).entries()) {
    let [left, diagonal] = [above + 1, above];
    row = row.map((up, index) => {
      left = Math.min(diagonal + (char === others[index] ? 0 : 1), up + 1, left + 1);
      diagonal = up;
      return left;
    });
    last = left;
  }
  return last;
}
