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
  #code = '';
  #next = 0;

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
  static async enroll({ devices = 1, ...options }: PeopleOptions): Promise<People> {
    const people = new People(options);
    for (let device = 0; device < devices; device += 1) await people.#linkAll();
    people.#passHalfAMinute();
    return people;
  }

  /** The next one presents a code of now. @throws if it is refused */
  async verify(): Promise<void> {
    const answer = await this.watchword.verify({ userId: this.#nextUser(), code: this.#code });
    if (!answer.ok) throw new Error(`A fresh code was refused: ${answer.reason}.`);
  }

  /** The next one mistypes. @throws if the answer is not that the code is wrong */
  async verifyWrong(): Promise<void> {
    const answer = await this.watchword.verify({ userId: this.#nextUser(), code: this.#phone.wrongCode() });
    if (answer.ok || answer.reason !== 'wrong-code') throw new Error('A wrong code was not called wrong.');
  }

  #nextUser(): string {
    if (this.#next === this.#userIds.length) this.#passHalfAMinute();
    this.#next += 1;
    return this.#userIds[this.#next - 1] ?? '';
  }

  #passHalfAMinute(): void {
    this.#now += period;
    this.#code = this.#phone.code();
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
    const begun = await this.watchword.beginEnrollment({ user });
    if (!begun.ok) throw new Error(`An enrollment was refused: ${begun.reason}.`);
    if (this.#phone.accounts.length === 0) await this.#phone.scan(begun.uri);
    const { enrollmentId } = begun;
    const done = await this.watchword.confirmEnrollment({ user, enrollmentId, code: this.#phone.code() });
    if (!done.ok) throw new Error(`A first code was refused: ${done.reason}.`);
  }
}

/** So many user ids that all differ. */
export function makeUserIds(count: number): readonly string[] {
  return Array.from({ length: count }, (_, place) => `user-${String(place).padStart(9, '0')}`);
}
