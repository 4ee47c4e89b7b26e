import { randomBytes } from 'node:crypto';
import { checkName, issuerRules } from '../account/name.ts';
import { WatchwordError } from '../errors.ts';
import type { SecurityEvent } from '../events/security-event.ts';
import { type CheckedKeys, checkedKeys } from '../sealing/checked-keys.ts';
import type { Keys } from '../sealing/keys.ts';
import type { Storage } from '../storage/contract.ts';
import { checkKeys, type KnownKeys } from './check-keys.ts';
import { type Policy, parsePolicy } from './policy.ts';
import { checkPrerequisites, type Prerequisite, type User } from './prerequisite.ts';
import { exactRandom } from './random.ts';

/** What {@link createWatchword} is made from. */
export interface WatchwordOptions<U extends User = User> {
  /** The name that authenticator apps show, at most 64 bytes, without a colon. */
  readonly issuer: string;
  /** Where accounts are kept. */
  readonly storage: Storage;
  /** What seals the secrets and signs the proofs: a {@link keyring}, or keys held elsewhere. */
  readonly keys: Keys;
  /** Default: 6 digits, 30 s, SHA1, one step of tolerance on each side, 400 days of history. */
  readonly policy?: Partial<Policy>;
  /** What must be true before an authenticator app may be linked; default nothing. Checked at begin and again at confirm. */
  readonly prerequisites?: readonly Prerequisite<U>[];
  /**
   * Called once for each event after its commit is durable, in order for each user. It is not awaited and cannot change an
   * outcome: use it to tell the user by mail (N13), or to feed a log.
   */
  readonly onEvent?: (event: SecurityEvent) => unknown;
  /** Told when `onEvent` throws or rejects; default a process warning. */
  readonly onEventError?: (error: unknown, event: SecurityEvent) => unknown;
  /** The time in milliseconds since the Unix epoch; default `Date.now`. Never taken from a request (T16). */
  readonly clock?: () => number;
  /** Exactly so many cryptographically secure random bytes; default those of node:crypto. */
  readonly random?: (length: number) => Uint8Array;
}

/** The options, complete and checked: all that the rest of core reads. Only enrollment needs to know the kind of user. */
export interface Config<U extends User = never>
  extends Required<Omit<WatchwordOptions<U>, 'policy' | 'keys' | 'onEvent'>> {
  /** Nobody is told if there is none. */
  readonly onEvent: WatchwordOptions['onEvent'];
  readonly policy: Policy;
  readonly keys: CheckedKeys;
}

const known: KnownKeys<WatchwordOptions> = {
  issuer: true,
  storage: true,
  keys: true,
  policy: true,
  prerequisites: true,
  onEvent: true,
  onEventError: true,
  clock: true,
  random: true,
};

const keyMethods = ['seal', 'open', 'isCurrent', 'sign', 'verify'] as const satisfies readonly (keyof Keys)[];

/** @throws `misuse`, `unknown-option` */
export function parseOptions<U extends User>(options: WatchwordOptions<U>): Config<U> {
  checkKeys<WatchwordOptions<U>>(options, known, 'createWatchword');
  const prerequisites = options.prerequisites ?? [];
  checkPrerequisites(prerequisites);
  return {
    issuer: parseIssuer(options.issuer),
    storage: withMethods(options.storage, ['load', 'commit', 'history', 'list'], 'storage', 'memoryStorage()'),
    keys: checkedKeys(withMethods(options.keys, keyMethods, 'keys', 'keyring(process.env.WATCHWORD_KEYS)')),
    policy: parsePolicy(options.policy),
    prerequisites,
    onEvent: optionalFunction(options.onEvent, 'onEvent'),
    onEventError: optionalFunction(options.onEventError, 'onEventError') ?? warn,
    clock: optionalFunction(options.clock, 'clock') ?? Date.now,
    random: exactRandom(optionalFunction(options.random, 'random') ?? randomBytes),
  };
}

function parseIssuer(issuer: unknown): string {
  const checked = checkName(issuer, issuerRules);
  if (checked.ok) return checked.name;
  throw new WatchwordError('misuse', `issuer ${checked.problem}. Pass the name that authenticator apps shall show.`);
}

function withMethods<T extends object>(value: T, methods: readonly (keyof T)[], name: string, example: string): T {
  const complete =
    typeof value === 'object' && value !== null && methods.every((method) => typeof value[method] === 'function');
  if (!complete) throw new WatchwordError('misuse', `${name} is missing or incomplete. Pass one, such as ${example}.`);
  return value;
}

function optionalFunction<F>(value: F | undefined, name: string): F | undefined {
  if (value === undefined || typeof value === 'function') return value;
  throw new WatchwordError('misuse', `${name} must be a function.`);
}

/** The error's own text stays out of the warning: an event handler may have put personal data into it. */
function warn(_error: unknown, event: SecurityEvent): void {
  process.emitWarning(`onEvent failed for "${event.type}". Pass onEventError to see why.`, 'WatchwordWarning');
}
