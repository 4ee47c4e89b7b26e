import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

const millisecondsPerGuess = 60_000;
const guessesAtOnce = 10;

/** May this login be tried now? */
export type Attempt = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number };

/** Ten guesses at once for each login, and one a minute after that. */
export interface PasswordAttempts {
  /** Counts a guess before it is judged, so that parallel guesses in all processes share one limit (A18). */
  take(login: string): Attempt;
  /** The password was right: only this guess is given back, so that nobody's success clears another's guesses. */
  giveBack(login: string): void;
}

// Each guess moves `free_at` on by one minute, starting from now; ten minutes ahead is too far. A time further ahead than
// guesses can get is left from a clock that was set back: it counts as all ten, never as more.
const takeSql = `
  INSERT INTO password_attempt (login, free_at) VALUES ($login, $now + $step)
  ON CONFLICT (login) DO UPDATE SET free_at = min(max(free_at, $now), $now + $room) + $step
  WHERE free_at <= $now + $room OR free_at > $now + $room + $step
  RETURNING free_at`;

export function passwordAttempts(database: DatabaseSync, clock: () => number): PasswordAttempts {
  const forget = database.prepare('DELETE FROM password_attempt WHERE free_at < ?');
  const take = database.prepare(takeSql);
  const freeAt = database.prepare('SELECT free_at FROM password_attempt WHERE login = ?');
  const giveBack = database.prepare('UPDATE password_attempt SET free_at = free_at - ? WHERE login = ?');
  const room = (guessesAtOnce - 1) * millisecondsPerGuess;
  return {
    take(login) {
      const now = clock();
      const key = keyOf(login);
      forget.run(now);
      if (take.get({ login: key, now, step: millisecondsPerGuess, room })) return { ok: true };
      const wait = Number(freeAt.get(key)?.['free_at'] ?? 0) - room - now;
      return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)) };
    },
    giveBack(login) {
      giveBack.run(millisecondsPerGuess, keyOf(login));
    },
  };
}

/** People type passwords into the wrong box: what was typed as a login is not kept. */
function keyOf(login: string): string {
  return createHash('sha256').update(login).digest('base64url');
}
