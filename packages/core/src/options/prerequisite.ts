import { WatchwordError } from '../errors.ts';
import { checkKeys, type KnownKeys } from './check-keys.ts';

/** The user whom an enrollment is for. Hosts may hand in more, for their prerequisites to look at. */
export interface User {
  /** The host's immutable primary key for the user, 1–255 bytes of UTF-8, never what was typed at sign-in. */
  readonly id: string;
  /** The account name that the authenticator app shows. */
  readonly name: string;
}

/** Something that must be true of a user before an authenticator app may be linked. */
export interface Prerequisite<U extends User = User> {
  readonly id: string;
  /** A sentence that the user can read, such as `Be a member of an active project`. */
  readonly description: string;
  /** Where the user can do something about it. */
  readonly helpUrl?: string;
  /** Met or not. One that throws, or takes longer than five seconds, counts as not met. */
  readonly check: (user: U) => boolean | Promise<boolean>;
}

/** A prerequisite as it is told to the user. */
export type PrerequisiteState = Pick<Prerequisite, 'id' | 'description' | 'helpUrl'>;

const known: KnownKeys<Prerequisite> = { id: true, description: true, helpUrl: true, check: true };

/** @throws `misuse`, `unknown-option` */
export function checkPrerequisites(given: readonly Prerequisite<never>[]): void {
  const list: unknown = given;
  if (!Array.isArray(list)) throw new WatchwordError('misuse', 'prerequisites must be a list.');
  for (const [index, prerequisite] of given.entries()) {
    const what = `prerequisites[${index}]`;
    checkKeys<Prerequisite<never>>(prerequisite, known, what);
    const complete =
      typeof prerequisite.id === 'string' &&
      typeof prerequisite.description === 'string' &&
      typeof prerequisite.check === 'function';
    if (!complete) throw new WatchwordError('misuse', `${what} needs an id, a description and a check function.`);
  }
}
