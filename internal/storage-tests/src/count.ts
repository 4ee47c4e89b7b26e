import type { Change, Storage, StoredAccount } from '@watchword/core/storage';
import { revision, wholeHistory } from '@watchword/testkit';

/** What became of counting for one user. */
export interface Count {
  readonly userId: string;
  /** The highest number that was acknowledged. */
  acknowledged: number;
  /** The commit whose answer never came. */
  unanswered?: Change;
}

/**
 * Counts up for a user until a call fails. Each number is a commit with one event, and is told once it is acknowledged.
 *
 * @param told called after each acknowledged commit
 */
export async function countUntilFailure(storage: Storage, count: Count, told: () => void): Promise<void> {
  try {
    for (;;) {
      const { userId } = count;
      const stored = await storage.load(userId);
      const account = String(Number(stored?.account ?? 0) + 1);
      const events = [{ at: 1, event: account }];
      count.unanswered = {
        userId,
        expected: stored?.revision ?? null,
        next: revision(),
        account,
        events,
        keepSince: 0,
      };
      if (!(await storage.commit(count.unanswered))) throw new Error('Nobody else counts for this user.');
      delete count.unanswered;
      count.acknowledged = Number(account);
      told();
    }
  } catch {
    // The server or the connection is gone, as the test wants it.
  }
}

/**
 * The number that is stored, which is that of the newest event and of how many there are.
 *
 * That takes several reads, and a client may send a commit in between that it had kept back: so they count once the account is the
 * same before and after them.
 */
export async function storedCount(storage: Storage, userId: string): Promise<number> {
  for (;;) {
    const before = await storage.load(userId);
    const history = await wholeHistory(storage, userId, 1000);
    const after = await storage.load(userId);
    if (before?.revision === after?.revision) return wholeCount(before, history);
  }
}

function wholeCount(account: StoredAccount | undefined, history: readonly string[]): number {
  const stored = Number(account?.account ?? 0);
  if (history.length === stored && Number(history[0] ?? 0) === stored) return stored;
  throw new Error(`Half-written: account ${stored}, ${history.length} events, the newest ${history[0]}.`);
}
