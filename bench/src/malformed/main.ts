import { entryPoints } from './entry-points.ts';
import { malformed } from './inputs.ts';

const rounds = 50;

/** Milliseconds of processor time, all threads of the process together, that one call takes. */
async function processorTime(call: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await call().catch(() => undefined);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The median and the worst of some rounds, after one that warms up. */
async function measure(call: () => Promise<unknown>): Promise<{ readonly median: number; readonly worst: number }> {
  await call().catch(() => undefined);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await processorTime(call));
  times.sort((a, b) => a - b);
  return { median: Number(times.at(rounds / 2)), worst: Math.max(...times) };
}

console.log(
  `Processor time for ten megabytes of malformed input, in milliseconds; ${rounds} rounds, Node ${process.version}.\n`,
);
console.log('| entry point | input | median | worst |\n|---|---|---|---|');
for (const [entryPoint, call] of Object.entries(entryPoints())) {
  for (const [input, value] of Object.entries(malformed)) {
    const { median, worst } = await measure(() => call(value as never));
    console.log(`| ${entryPoint} | ${input} | ${median.toFixed(2)} | ${worst.toFixed(2)} |`);
  }
}
