import { databaseLocked } from './orders.ts';
import type { Race } from './race.ts';

/** What was measured, when and with what. */
export interface Measured {
  readonly race: Race;
  /** Of the day, as `2026-11-24`. */
  readonly date: string;
  readonly betterAuth: string;
  readonly node: string;
}

/** Markdown: what raced, how many were let in, and what that means. */
export function report({ race, date, betterAuth, node }: Measured): string {
  const { rounds, processes, letIn, replaysLetIn, answers } = race;
  const told = Object.entries(answers).map(([answer, times]) => `${answer} ${times}`);
  return [
    `${date}: better-auth ${betterAuth}, Node ${node}, one SQLite file, ${processes} processes, ${rounds} rounds.`,
    'The rate limit of better-auth is off; its lockout and its limit of attempts are as they are by default.',
    `\`${databaseLocked}\` stands for a racer that failed because another process had the lock of SQLite.`,
    '',
    '| racers let in by the same code | rounds |',
    '|---|---|',
    ...letIn.map((count, racers) => `| ${racers} of ${processes} | ${count} |`),
    `| the replay after the race | ${replaysLetIn} |`,
    '',
    `Answers to racers and replays: ${told.join(', ')}.`,
    '',
    meaning(race),
  ].join('\n');
}

function meaning({ rounds, letIn, replaysLetIn }: Race): string {
  const several = letIn.slice(2).reduce((sum, count) => sum + count, 0);
  return `One code let in more than one racer in ${several} of ${rounds} rounds, and once more after the race in ${replaysLetIn}.`;
}
