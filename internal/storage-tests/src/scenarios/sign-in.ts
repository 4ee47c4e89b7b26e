import { expect } from 'vitest';
import type { Enrolled } from '../enrolled.ts';

const userId = 'alice';

/** One code at two servers at once, five times each: one is let in, round after round. */
export async function expectOneSignIn({ servers, nextCode }: Enrolled, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const code = nextCode();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, place) => servers[place % 2]!.verify({ userId, code })),
    );
    const reasons = answers.map((answer) => (answer.ok ? 'ok' : answer.reason)).toSorted();
    expect(reasons).toEqual([...Array.from({ length: 9 }, () => 'already-used'), 'ok']);
  }
}

/** Wrong codes at two servers at once: each is counted, or waits. */
export async function expectGuessesCounted({ servers, app }: Enrolled): Promise<void> {
  const code = app.wrongCode();
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, place) => servers[place % 2]!.verify({ userId, code })),
  );
  const counted = (reason: string) => answers.filter((answer) => !answer.ok && answer.reason === reason).length;
  expect([counted('wrong-code'), counted('throttled')]).toEqual([6, 34]);
}

/**
 * A code whose commit was done and whose reply was lost is used up, for everybody.
 *
 * @param users the second of whose servers loses replies
 * @param loseReply loses the reply of the next commit, and resolves once it has
 * @param answers what a sign-in may be answered then: the error that it throws, or its result
 */
export async function expectLostReplyToSpend(
  { servers, nextCode }: Enrolled,
  loseReply: () => Promise<unknown>,
  answers: (answer: unknown) => void,
): Promise<void> {
  const [sound, cut] = [servers[0]!, servers[1]!];
  for (let round = 0; round < 20; round += 1) {
    const code = nextCode();
    const lost = loseReply();
    answers(await cut.verify({ userId, code }).catch((error: unknown) => error));
    await lost;
    for (const server of [cut, sound]) {
      expect(await server.verify({ userId, code })).toMatchObject({ ok: false, reason: 'already-used' });
    }
  }
  expect(await sound.verify({ userId, code: nextCode() })).toMatchObject({ ok: true });
}
