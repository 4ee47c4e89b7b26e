import { randomBytes } from 'node:crypto';
import { batches } from '../measure/closed-loop.ts';
import { compare, type Pace } from '../measure/interleave.ts';
import { bare } from './bare.ts';
import type { Checker } from './checker.ts';
import { libraries } from './libraries.ts';
import { watchword } from './ours.ts';

// Runs under each version of Node.js, and tells its parent.
const pace = JSON.parse(process.argv[2] ?? '') as Pace;
const secret = randomBytes(20);
const checkers = [watchword, ...libraries, bare].map((make) => make(secret));
const [ours] = checkers as [Checker];

/** A code that is none of the window. */
function wrongCode(): string {
  const code = Array.from({ length: 10 }, (_, digit) => String(digit).repeat(6)).find((one) => !ours.check(one));
  if (code === undefined) throw new Error('Every code is right.');
  return code;
}

const wrong = wrongCode();
for (const { name, generate, check } of checkers) {
  if (!check(ours.generate()) || check(wrong) || !ours.check(generate())) throw new Error(`${name} does not agree.`);
}

const node = process.versions.node;
const plans = [
  { id: `check-${node}`, title: `Check a wrong code, Node.js ${node}`, run: ({ check }: Checker) => check(wrong) },
  { id: `generate-${node}`, title: `Generate a code, Node.js ${node}`, run: ({ generate }: Checker) => generate() },
];
const compared = [];
for (const { id, title, run } of plans) {
  const contenders = checkers.map((checker) => ({
    name: checker.name,
    turn: async (milliseconds: number) => batches(() => run(checker), milliseconds),
  }));
  compared.push(await compare({ id, title, unit: 'a second', contenders }, pace, () => undefined));
}
console.log(JSON.stringify(compared));
