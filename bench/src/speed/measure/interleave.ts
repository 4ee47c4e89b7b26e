import type { Comparison, Measured } from './results.ts';
import { median } from './statistics.ts';

/** What one turn of a contender showed. */
export interface Sample {
  readonly value: number;
  readonly p50?: number;
  readonly p99?: number;
}

/** Somebody who is measured beside others. */
export interface Contender {
  readonly name: string;
  /** Works for about so many milliseconds. @throws if any operation did not do what it should */
  readonly turn: (milliseconds: number) => Promise<Sample>;
}

/** How long to measure. */
export interface Pace {
  readonly rounds: number;
  /** Milliseconds of one turn. */
  readonly turn: number;
}

/** Turns that long before the first one. */
const warmUp = 4;

/** What is measured together, and how to call it. */
export type Plan = Omit<Comparison, 'measured'> & { readonly contenders: readonly Contender[] };

/**
 * Gives every contender a short turn in each round, so that whatever else the machine does hits all of them alike, and compares
 * within rounds. The order turns about, because each leaves caches and queues behind for the next. A longer turn
 * before the first round is not counted: code is compiled and connections are opened in it.
 */
export async function compare({ contenders, ...told }: Plan, pace: Pace, onRound: () => void): Promise<Comparison> {
  const samples = new Map(contenders.map(({ name }) => [name, [] as Sample[]]));
  for (const { turn } of contenders) await turn(pace.turn * warmUp);
  for (let round = 0; round < pace.rounds; round += 1) {
    onRound();
    for (const { name, turn } of inTurn(contenders, round)) samples.get(name)?.push(await turn(pace.turn));
  }
  return { ...told, measured: summarize(samples) };
}

/** The medians of every contender, and the ratios of the first one to it. */
export function summarize(samples: ReadonlyMap<string, readonly Sample[]>): readonly Measured[] {
  const [base = []] = samples.values();
  return Array.from(samples, ([name, own]) => ({
    name,
    value: median(own.map(({ value }) => value)),
    ratio: median(own.map(({ value }, round) => (base[round]?.value ?? Number.NaN) / value)),
    ...latencies(own, base),
  }));
}

function latencies(own: readonly Sample[], base: readonly Sample[]): Partial<Measured> {
  const timed = own.flatMap(({ p50, p99 }) => (p50 === undefined || p99 === undefined ? [] : [{ p50, p99 }]));
  if (timed.length === 0) return {};
  return {
    p50: median(timed.map(({ p50 }) => p50)),
    p99: median(timed.map(({ p99 }) => p99)),
    p99Ratio: median(timed.map(({ p99 }, round) => (base[round]?.p99 ?? Number.NaN) / p99)),
  };
}

function inTurn<T>(all: readonly T[], round: number): readonly T[] {
  const first = round % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}
