import { WatchwordError } from '../errors.ts';
import { parseJson } from '../storage/parse-json.ts';
import type { Account, Attempts, Device, FailureCount, Pending, Recovery } from './account.ts';

type Check = (value: unknown) => boolean;
/** One check a field; the compiler keeps it complete. */
type Shape<T> = Readonly<Record<keyof T, Check>>;

const text: Check = (value) => typeof value === 'string' && value !== '';
const whole: Check = (value) => Number.isSafeInteger(value);
const count: Check = (value) => whole(value) && (value as number) >= 0;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const record = (shape: Readonly<Record<string, Check>>): Check => {
  const fields = Object.entries(shape);
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    fields.every(([field, check]) => check((value as Readonly<Record<string, unknown>>)[field]));
};

const parameters = {
  algorithm: (value: unknown) => value === 'SHA1' || value === 'SHA256' || value === 'SHA512',
  digits: (value: unknown) => value === 6 || value === 7 || value === 8,
  period: (value: unknown) => count(value) && value !== 0,
};
const device = {
  ...parameters,
  id: text,
  name: text,
  sealedSecret: text,
  lastStep: count,
  createdAt: count,
  lastUsedAt: optional(count),
} satisfies Shape<Device>;
const pending = {
  ...parameters,
  enrollmentId: text,
  name: text,
  sealedSecret: text,
  expiresAt: count,
  attempts: count,
} satisfies Shape<Pending>;
const failureCount = { failures: count, retryAt: count } satisfies Shape<FailureCount>;
const attempts = {
  ...failureCount,
  recentFailures: count,
  recentAt: count,
  aheadSeconds: optional(count),
} satisfies Shape<Attempts>;
const recovery = { salt: text, hashes: listOf(text), createdAt: count } satisfies Shape<Recovery>;
const isAccount = record({
  schema: (value: unknown) => value === 1,
  generation: text,
  devices: listOf(record(device)),
  pending: optional(record(pending)),
  begins: listOf(count),
  recovery: optional(record(recovery)),
  attempts: record(attempts),
  knownAttempts: record(attempts),
  recoveryAttempts: record(failureCount),
  disabledAt: optional(count),
} satisfies Shape<Account>);

/** The text that a storage keeps of an account. */
export function accountText(value: Account): string {
  return JSON.stringify(value);
}

/**
 * Reads a stored account. Checked whole before anything is decided on it: half an account must never look like a user
 * without a second factor.
 *
 * @throws `corrupt-account`, `newer-schema`
 */
export function parseAccount(stored: string): Account {
  const value = parseJson(stored);
  if (hasNewerSchema(value)) {
    throw new WatchwordError(
      'newer-schema',
      'The account was written by a newer version of Watchword. Update this one.',
    );
  }
  if (!isAccount(value)) throw corrupt();
  return value as Account;
}

function hasNewerSchema(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'schema' in value && whole(value.schema) && Number(value.schema) > 1
  );
}

function corrupt(): WatchwordError {
  return new WatchwordError('corrupt-account', 'The stored account cannot be read. Restore the user from a backup.');
}
