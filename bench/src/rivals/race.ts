import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type VirtualAuthenticator, virtualAuthenticator } from '@watchword/testkit';
import { letIn } from './orders.ts';
import { RacerProcess } from './racer-process.ts';

const period = 30_000;

export interface RaceOptions {
  readonly rounds: number;
  readonly processes: number;
}

/** What the racers were answered. */
export interface Race extends RaceOptions {
  /** How many rounds let in so many of the racers: the index is their number. */
  readonly letIn: readonly number[];
  /** In how many rounds the same code let in once more, after the race. */
  readonly replaysLetIn: number;
  /** How often racers and replays were answered what. */
  readonly answers: Readonly<Record<string, number>>;
}

/**
 * One account of better-auth, processes that have all given its password, and one fresh code that they present at once, round
 * after round; after each, one of them signs in anew and presents it again. Clocks are set by hand, so that nothing waits.
 *
 * @throws if a process fails, or if better-auth takes a wrong code
 */
export async function race(options: RaceOptions): Promise<Race> {
  const folder = await mkdtemp(join(tmpdir(), 'watchword-rivals-'));
  const racers = Array.from({ length: options.processes }, () => new RacerProcess(join(folder, 'auth.db')));
  try {
    return await raceBetween(racers, options);
  } finally {
    await Promise.all(racers.map((racer) => racer.end()));
    await rm(folder, { recursive: true });
  }
}

async function raceBetween(racers: readonly RacerProcess[], options: RaceOptions): Promise<Race> {
  const [first] = racers;
  if (!first) throw new Error('There must be one process or more.');
  let now = Math.floor(Date.now() / period) * period;
  const phone = virtualAuthenticator({ clock: () => now });
  await link(first, phone, now);
  const counts = Array.from({ length: racers.length + 1 }, () => 0);
  const answers: Record<string, number> = {};
  let replaysLetIn = 0;
  for (let round = 0; round < options.rounds; round += 1) {
    now += period;
    const { raced, replayed } = await playRound(racers, now, phone.code());
    const winners = raced.filter((answer) => answer === letIn).length;
    counts[winners] = (counts[winners] ?? 0) + 1;
    if (replayed === letIn) replaysLetIn += 1;
    for (const answer of [...raced, replayed]) answers[answer] = (answers[answer] ?? 0) + 1;
  }
  return { ...options, letIn: counts, replaysLetIn, answers };
}

/** Turns the second factor on, and makes sure that it is. */
async function link(racer: RacerProcess, phone: VirtualAuthenticator, now: number): Promise<void> {
  await phone.scan(await racer.ask({ what: 'enroll', now }));
  await racer.ask({ what: 'confirm', now, code: phone.code() });
  await racer.ask({ what: 'sign-in', now });
  const answer = await racer.ask({ what: 'verify', now, code: phone.wrongCode() });
  if (answer !== 'INVALID_CODE') throw new Error(`better-auth answered ${answer} to a wrong code.`);
}

async function playRound(racers: readonly RacerProcess[], now: number, code: string) {
  // One after another: this is not the race, and SQLite would have them wait for its lock.
  for (const racer of racers) await racer.ask({ what: 'sign-in', now });
  const raced = await Promise.all(racers.map((racer) => racer.ask({ what: 'verify', now, code })));
  const [replayer] = racers as readonly [RacerProcess];
  await replayer.ask({ what: 'sign-in', now });
  return { raced, replayed: await replayer.ask({ what: 'verify', now, code }) };
}
