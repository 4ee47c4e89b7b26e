import type { Watchword } from '@watchword/core';

/** How many accepted codes the history of a user tells of. */
export async function acceptedInHistory(watchword: Watchword, userId: string): Promise<number> {
  let accepted = 0;
  for (let before: string | undefined; ; ) {
    const page = await watchword.history({ userId, before, limit: 1000 });
    accepted += page.events.filter(({ type }) => type === 'code-accepted').length;
    if (page.next === undefined) return accepted;
    before = page.next;
  }
}
