import type { Watchword } from '@watchword/core';
import type { VirtualAccount } from '@watchword/testkit';
import type { Counts } from '../tally.ts';

const atOnce = 32;

/** A user's phone, and the step that it has shown here last. */
export interface Phone {
  readonly userId: string;
  readonly account: VirtualAccount;
  lastStep: number;
}

/** Presents the code of every user as soon as there is a new one, until the time is up. */
export class Crowd {
  readonly #watchword: Watchword;
  readonly #clock: () => number;
  readonly #phones: readonly Phone[];
  #next = 0;
  #counts = { verified: 0, failed: 0, accepted: [] as string[] };

  constructor(watchword: Watchword, clock: () => number, phones: readonly Phone[]) {
    this.#watchword = watchword;
    this.#clock = clock;
    this.#phones = phones;
  }

  async run(until: number): Promise<void> {
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (Date.now() < until) await this.#presentOne();
      }),
    );
  }

  /** What was seen since this was last asked. */
  take(): Counts {
    const counts = this.#counts;
    this.#counts = { verified: 0, failed: 0, accepted: [] };
    return counts;
  }

  async #presentOne(): Promise<void> {
    const phone = this.#phones[this.#next];
    this.#next = (this.#next + 1) % this.#phones.length;
    if (!phone) return pause();
    const now = this.#clock();
    const step = Math.floor(now / (phone.account.period * 1000));
    if (step === phone.lastStep) return pause();
    phone.lastStep = step;
    await this.#present(phone, step, phone.account.codeAt(now));
  }

  async #present({ userId }: Phone, step: number, code: string): Promise<void> {
    try {
      const answer = await this.#watchword.verify({ userId, code });
      this.#counts.verified += 1;
      if (answer.ok) this.#counts.accepted.push(`${userId} ${step}`);
    } catch {
      this.#counts.failed += 1;
    }
  }
}

/** Nobody has a new code at the moment: lets timers and sockets have their turn. */
function pause(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, 1));
}
