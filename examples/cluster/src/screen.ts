import type { Tally } from './tally.ts';

const number = new Intl.NumberFormat('en');

/** A line that says how it goes: written over the one before on a terminal, below it elsewhere. */
export function show(line: string, stream: NodeJS.WriteStream = process.stdout): void {
  stream.write(stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
}

/** Throughput, and the exactly-once count. */
export function lineOf({ verified, failed, accepted, twice }: Tally, seconds: number): string {
  const rate = seconds > 0 ? Math.round(verified / seconds) : 0;
  return [
    `${seconds.toFixed(1)} s`,
    `${number.format(rate)} verifies a second`,
    `${number.format(accepted)} codes accepted`,
    `${number.format(twice)} of them twice`,
    ...(failed > 0 ? [`${number.format(failed)} calls failed`] : []),
  ].join('   ');
}
