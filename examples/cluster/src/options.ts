import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Options {
  /** Where the accounts are: one URL, or those of some nodes of a Redis Cluster. */
  readonly stores: readonly string[];
  readonly processes: number;
  readonly users: number;
  readonly seconds: number;
}

export const usage = `Usage: node src/main.ts --store URL [--store URL …] [--processes 4] [--users 1000] [--seconds 10]

  --store  postgres://user@host/database, or redis://host:port; given several times, they are nodes of a Redis Cluster`;

/** @throws with what is wrong in a sentence */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      store: { type: 'string', multiple: true, default: [] },
      processes: { type: 'string', default: '4' },
      users: { type: 'string', default: '1000' },
      seconds: { type: 'string', default: '10' },
    },
  });
  const stores = values.store;
  if (stores.length === 0) throw new Error('Say where the accounts are to be kept, with --store.');
  return {
    stores,
    processes: wholeUpTo(64, '--processes', values.processes),
    users: wholeUpTo(100_000, '--users', values.users),
    seconds: wholeUpTo(3600, '--seconds', values.seconds),
  };
}

function wholeUpTo(most: number, name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new Error(`${name} must be a whole number from 1 to ${most}.`);
}
