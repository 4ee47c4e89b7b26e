import { randomBytes } from 'node:crypto';
import { createWatchword, generateKey, keyring, type Storage, type Watchword } from '@watchword/core';
import { virtualAuthenticator } from '@watchword/testkit';

const period = 30_000;
const secretBytes = 20;
const enrolledAtOnce = 64;

/** Who they are. */
export interface PeopleOptions {
  readonly storage: Storage;
  readonly userIds: readonly string[];
  /** Of each; default 1. */
  readonly devices?: number;
  /** Whether the clock stands still once they are enrolled; default false. */
  readonly frozen?: boolean;
}

/**
 * People who verify one after the other, each with a fresh code. When everybody has had a turn, half a minute passes: the clock is
 * set by hand. All phones have one secret, so that no time is spent on playing them; each copy is sealed for its owner, so
 * Watchword cannot know.
 */
export class People {
  readonly watchword: Watchword;
  readonly #userIds: readonly string[];
  readonly #phone = virtualAuthenticator({ clock: () => this.#now });
  #now = Date.now();
  #step = period;
  #code = '';
  #wrongCode = '';
  #next = 0;
  readonly #proofs = new Map<string, string>();

  constructor({ storage, userIds }: PeopleOptions) {
    const secret = randomBytes(secretBytes);
    this.#userIds = userIds;
    this.watchword = createWatchword({
      issuer: 'My HPC',
      storage,
      keys: keyring(generateKey()),
      clock: () => this.#now,
      random: (length) => (length === secretBytes ? Uint8Array.from(secret) : randomBytes(length)),
    });
  }

  /** Enrolls everybody. */
  static async enroll({ devices = 1, frozen = false, ...options }: PeopleOptions): Promise<People> {
    const people = new People(options);
    for (let device = 0; device < devices; device += 1) await people.#linkAll();
    people.#passHalfAMinute();
    if (frozen) people.#step = 0;
    return people;
  }

  /** The next one in the row, with a code of now. */
  next(): { readonly userId: string; readonly code: string } {
    if (this.#next === this.#userIds.length) this.#passHalfAMinute();
    this.#next += 1;
    return { userId: this.#userIds[this.#next - 1] ?? '', code: this.#code };
  }

  /** The next one presents a code of now. @throws if it is refused */
  async verify(): Promise<void> {
    const answer = await this.watchword.verify(this.next());
    if (!answer.ok) throw new Error(`A fresh code was refused: ${answer.reason}.`);
  }

  /** The next one presents a code that is none of now. @throws if the answer has another reason */
  async verifyWrong(reason: 'wrong-code' | 'throttled'): Promise<void> {
    const { userId } = this.next();
    const answer = await this.watchword.verify({ userId, code: this.#wrongCode });
    if (answer.ok || answer.reason !== reason) throw new Error(`A wrong code was not answered by ${reason}.`);
  }

  /** Everybody presents so many wrong codes, in no time. */
  async guess(times: number): Promise<void> {
    for (const userId of this.#userIds) {
      for (let time = 0; time < times; time += 1) await this.watchword.verify({ userId, code: this.#wrongCode });
    }
  }

  #passHalfAMinute(): void {
    this.#now += this.#step;
    this.#code = this.#phone.code();
    this.#wrongCode = this.#phone.wrongCode();
    this.#next = 0;
  }

  async #linkAll(): Promise<void> {
    const waiting = this.#userIds.values();
    const one = async () => {
      for (const userId of waiting) await this.#link(userId);
    };
    await Promise.all(Array.from({ length: enrolledAtOnce }, one));
    this.#now += period;
  }

  async #link(userId: string): Promise<void> {
    const user = { id: userId, name: userId };
    const authorization = this.#proofs.get(userId);
    const begun = await this.watchword.beginEnrollment({ user, authorization });
    if (!begun.ok) throw new Error(`An enrollment was refused: ${begun.reason}.`);
    if (this.#phone.accounts.length === 0) await this.#phone.scan(begun.uri);
    const { enrollmentId } = begun;
    const done = await this.watchword.confirmEnrollment({ user, enrollmentId, code: this.#phone.code() });
    if (!done.ok) throw new Error(`A first code was refused: ${done.reason}.`);
    this.#proofs.set(userId, done.proof);
  }
}

/** So many user ids, in the order of their numbers, and so far apart. */
export function makeUserIds(count: number, stride = 1, prefix = 'user'): readonly string[] {
  return Array.from({ length: count }, (_, place) => `${prefix}-${String(place * stride).padStart(9, '0')}`);
}
