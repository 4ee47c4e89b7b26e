import { closedLoop } from '../measure/closed-loop.ts';
import { connectPostgres } from '../stores/postgres.ts';
import { racersOver } from '../verify/contenders.ts';
import { makeUserIds } from '../verify/people.ts';
import type { Turn } from './processes.ts';

const users = 128;
const [, , url = '', prefix = ''] = process.argv;

const racers = await racersOver(connectPostgres(url), makeUserIds(users, 1, prefix));

async function take({ racer, callers, milliseconds }: Turn): Promise<void> {
  const operation = racers[racer]?.operation;
  if (operation) process.send?.(await closedLoop(operation, callers, milliseconds));
}

process.on('message', (turn: Turn) => void take(turn));
process.send?.('ready');
