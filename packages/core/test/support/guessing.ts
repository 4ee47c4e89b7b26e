import type { Enrolled, Harness } from './harness.ts';

/** Guesses wrong, after every wait, until so many failures are counted. */
export async function fail({ watchword, clock }: Harness, { userId, wrong }: Enrolled, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    const answer = await watchword.verify({ userId, code: wrong() });
    if (!answer.ok && answer.reason === 'wrong-code') clock.advance(answer.retryAfterSeconds);
  }
}
