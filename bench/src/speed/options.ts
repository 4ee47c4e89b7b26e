import { parseArgs } from 'node:util';
import type { Sizes } from './growth/section.ts';
import type { Pace } from './measure/interleave.ts';

/** What is measured, and for how long. */
export interface Options {
  readonly quick: boolean;
  readonly json: string | undefined;
  /** Empty for all. */
  readonly sections: readonly string[];
  /** Empty for all. */
  readonly stores: readonly string[];
  /** Further versions of Node.js, by the paths of their binaries. */
  readonly nodes: readonly string[];
  readonly pace: Pace;
  /** How many verify at once, on each store. */
  readonly callers: readonly number[];
  /** Of what is no more than arithmetic. */
  readonly codesPace: Pace;
  /** Of what is a process each time. */
  readonly processPace: Pace;
  readonly sizes: Sizes;
}

const whole = {
  pace: { rounds: 9, turn: 200 },
  callers: [1, 32, 256],
  codesPace: { rounds: 21, turn: 30 },
  processPace: { rounds: 9, turn: 0 },
  sizes: { accounts: [10_000, 100_000, 1_000_000], events: [0, 1000, 10_000] },
};
const quick = {
  pace: { rounds: 3, turn: 40 },
  callers: [32],
  codesPace: { rounds: 5, turn: 10 },
  processPace: { rounds: 1, turn: 0 },
  sizes: { accounts: [10_000, 50_000], events: [0, 1000] },
};

/** @throws `TypeError` if an argument is unknown */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      section: { type: 'string', multiple: true, default: [] },
      store: { type: 'string', multiple: true, default: [] },
      node: { type: 'string', multiple: true, default: [] },
    },
  });
  const { json, section: sections, store: stores, node: nodes } = values;
  return { quick: values.quick, json, sections, stores, nodes, ...(values.quick ? quick : whole) };
}
