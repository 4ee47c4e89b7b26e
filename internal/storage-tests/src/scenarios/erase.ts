import { operator } from '@watchword/core';
import { expect } from 'vitest';
import type { Enrolled } from '../enrolled.ts';

const userId = 'alice';

/**
 * An erasure whose commit was done and whose reply was lost leaves nothing of the user, at any server, and who asks for it
 * again learns that there is nobody.
 *
 * @param users the second of whose servers loses replies
 * @param loseReply loses the reply of the next commit, and resolves once it has
 * @param answers what the erasure may be answered: the error that it throws, or its result
 */
export async function expectLostReplyToErase(
  { servers }: Enrolled,
  loseReply: () => Promise<unknown>,
  answers: (answer: unknown) => void,
): Promise<void> {
  const [sound, cut] = [servers[0]!, servers[1]!];
  const authorization = operator({ by: 'desk', reason: 'Has left' });
  const lost = loseReply();
  answers(await cut.erase({ userId, authorization }).catch((error: unknown) => error));
  await lost;
  for (const server of [cut, sound]) {
    expect(await server.erase({ userId, authorization })).toEqual({ ok: false, reason: 'not-found' });
    expect(await server.status({ userId })).toMatchObject({ devices: [] });
    expect(await server.history({ userId })).toEqual({ events: [] });
  }
}
