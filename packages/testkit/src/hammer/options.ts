import { randomInt } from 'node:crypto';
import { WatchwordError } from '@watchword/core';
import { checkKeys, type KnownKeys } from '@watchword/core/storage';

/** How far {@link hammer} is. */
export interface HammerProgress {
  /** Rounds that are done. */
  readonly round: number;
  readonly rounds: number;
  /** Calls of `verify` so far. */
  readonly calls: number;
  readonly accepted: number;
  /** Processes that were killed so far. */
  readonly killed: number;
}

/** Options of {@link hammer}. */
export interface HammerOptions {
  /**
   * The module that connects to the store, as a `file:` URL: `new URL('./store.ts', import.meta.url)`. It exports
   * `connect(target)`, which gives a `Storage`, or a promise of one, that is the process's own. If that has a `close()`, it
   * is called at the end.
   */
  readonly worker: URL;
  /** Handed to `connect` in every process: where the store is. Anything that JSON can hold. */
  readonly target?: unknown;
  /** How many processes race; default 4. */
  readonly processes?: number;
  /** How many calls of one process race with the same code; default 3. */
  readonly callers?: number;
  /** How many codes are raced for; default 200. */
  readonly rounds?: number;
  /** Kills a process without warning in every so many rounds; default 0: never. */
  readonly killEvery?: number;
  /** How far the clocks of every second process are behind, in seconds; default 0. */
  readonly clocksApartSeconds?: number;
  /** Decides who sends what when; default random, and told by the report. */
  readonly seed?: number;
  /** How long a round may take, in milliseconds; default 60,000. */
  readonly timeoutMs?: number;
  /** Arguments of `node` for the processes, such as `['--import', 'tsx']`. */
  readonly execArgv?: readonly string[];
  /** Called after each round. */
  readonly onProgress?: (progress: HammerProgress) => unknown;
}

/** The options, complete and checked. */
export type HammerConfig = Required<HammerOptions>;

const known: KnownKeys<HammerOptions> = {
  worker: true,
  target: true,
  processes: true,
  callers: true,
  rounds: true,
  killEvery: true,
  clocksApartSeconds: true,
  seed: true,
  timeoutMs: true,
  execArgv: true,
  onProgress: true,
};

const least = { processes: 1, callers: 1, rounds: 1, killEvery: 0, clocksApartSeconds: 0, seed: 0, timeoutMs: 1 };

/** @throws `misuse`, `unknown-option` */
export function hammerConfig(options: HammerOptions): HammerConfig {
  checkKeys<HammerOptions>(options, known, 'the options of hammer');
  const config = {
    target: null,
    processes: 4,
    callers: 3,
    rounds: 200,
    killEvery: 0,
    clocksApartSeconds: 0,
    seed: randomInt(2 ** 32),
    timeoutMs: 60_000,
    execArgv: [],
    onProgress: () => undefined,
    ...options,
  };
  const { worker } = config;
  if (!(worker instanceof URL && worker.protocol === 'file:')) {
    throw misuse("worker must be the file: URL of a module: new URL('./store.ts', import.meta.url).");
  }
  for (const name of Object.keys(least) as (keyof typeof least)[]) assertWhole(name, config[name]);
  if (config.killEvery > 0 && config.processes < 2) throw misuse('With killEvery there must be 2 processes or more.');
  return config;
}

/** How many processes are killed in the first so many rounds. */
export function killsIn({ killEvery }: HammerConfig, rounds: number): number {
  return killEvery === 0 ? 0 : Math.floor(rounds / killEvery);
}

function assertWhole(name: keyof typeof least, value: unknown): void {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least[name]) return;
  throw misuse(`${name} must be a whole number of ${least[name]} or more.`);
}

function misuse(message: string): WatchwordError {
  return new WatchwordError('misuse', message);
}
