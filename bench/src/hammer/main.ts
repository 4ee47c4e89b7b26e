import { parseArgs } from 'node:util';
import { type HammerProgress, hammer } from '@watchword/testkit';
import { type Target, targets } from '../targets/targets.ts';

const known: Readonly<Record<string, () => Promise<Target>>> = targets;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '10000' } },
});
const rounds = Number(values.rounds);
const worker = new URL('connect.ts', import.meta.url);

for (const name of positionals.length > 0 ? positionals : Object.keys(known)) {
  const target = await known[name]?.();
  if (!target) throw new Error(`There is no store ${name}; there are ${Object.keys(known).join(', ')}.`);
  const start = Date.now();
  try {
    const onProgress = ({ round, accepted }: HammerProgress) => {
      if (round % 1000 === 0) console.log(`${name}: ${round} rounds, ${accepted} codes accepted`);
    };
    const { recorded: _, ...told } = await hammer({ worker, target: target.where, rounds, onProgress });
    console.log(`${name}: ${Math.round((Date.now() - start) / 1000)} s`, told);
    if (!told.ok) process.exitCode = 1;
  } finally {
    await target.end();
  }
}
