import type { Door } from '../door/door.ts';
import { day, hour, second, start } from '../time.ts';
import type { Person } from './person.ts';

export interface Habits {
  readonly signInsPerDay: number;
  /** The share of codes that are mistyped. */
  readonly slips: number;
  /** Whether the owner shows an earlier proof, as a browser does. */
  readonly known: boolean;
}

/** What became of the owner's sign-ins. */
export interface OwnerReport {
  signIns: number;
  delayed: number;
  longestDelay: number;
  lastSignIn: number;
  lockedOutAt: number | undefined;
}

export interface Owner extends Person {
  readonly report: OwnerReport;
}

/** Signs in between eight and eight, at a random time of each slot of the day, and tries again until it works. */
export function owner({ signInsPerDay, slips, known }: Habits, random: () => number): Owner {
  const report: OwnerReport = { signIns: 0, delayed: 0, longestDelay: 0, lastSignIn: start, lockedOutAt: undefined };
  let slot = 0;
  let dueAt = dueIn(0);
  let comesAt = dueAt;
  let waited = false;

  function dueIn(n: number): number {
    const ofDay = (n % signInsPerDay) + random() * 0.8;
    const secondOfDay = 8 * hour + Math.floor((ofDay * 12 * hour) / signInsPerDay / second) * second;
    return start + Math.floor(n / signInsPerDay) * day + secondOfDay;
  }

  /** Sign-ins that came due while the owner was kept out are late too. */
  function finish(now: number): void {
    report.lastSignIn = now;
    report.longestDelay = Math.max(report.longestDelay, waited ? now - dueAt : 0);
    do {
      report.signIns += 1;
      report.delayed += Number(waited);
      slot += 1;
      dueAt = dueIn(slot);
    } while (dueAt <= now);
    comesAt = dueAt;
    waited = false;
  }

  async function come(door: Door, now: number): Promise<void> {
    const answer = await door.attempt({ right: random() >= slips, known }, now);
    if (answer.kind === 'right') {
      finish(now);
      return;
    }
    if (!('retryAt' in answer)) {
      report.lockedOutAt = now;
      comesAt = Number.POSITIVE_INFINITY;
      return;
    }
    waited ||= answer.retryAt > now;
    comesAt = Math.max(now + 20 * second, answer.retryAt);
  }

  return { comesAt: () => comesAt, come, report };
}
