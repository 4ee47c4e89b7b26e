import { expect, test } from 'vitest';
import { compare, summarize } from '../src/speed/measure/interleave.ts';
import { pacedLoop } from '../src/speed/measure/paced-loop.ts';
import { median, quantile } from '../src/speed/measure/statistics.ts';
import { runText } from '../src/speed/report/terminal.ts';

test('a median is the value in the middle, or the mean of the two there', () => {
  expect(median([10, 9, 2])).toBe(9);
  expect(median([4, 100, 1, 2])).toBe(3);
  expect(median([])).toBeNaN();
});

test('a quantile is the smallest value that so many are not above', () => {
  const values = Array.from({ length: 200 }, (_, place) => 200 - place);
  expect(quantile(values, 0.99)).toBe(198);
  expect(quantile(values, 0.5)).toBe(100);
  expect(quantile([7], 0.99)).toBe(7);
  expect(quantile([], 0.99)).toBeNaN();
});

test('a ratio is the median of what single rounds show, so that a disturbed round does not matter', () => {
  const samples = new Map([
    ['ours', [10, 100, 1].map((value) => ({ value, p50: 1, p99: 2 }))],
    ['theirs', [5, 50, 10].map((value) => ({ value }))],
  ]);
  expect(summarize(samples)).toEqual([
    { name: 'ours', value: 10, ratio: 1, p50: 1, p99: 2, p99Ratio: 1 },
    { name: 'theirs', value: 10, ratio: 2 },
  ]);
});

test('everybody has a turn in each round, one more before the first, and the order turns about', async () => {
  const turns: string[] = [];
  const contender = (name: string, value: number) => ({
    name,
    turn: async (milliseconds: number) => {
      turns.push(name);
      return { value: value * milliseconds };
    },
  });
  const plan = { id: 'x', title: 'X', unit: 'a second', contenders: [contender('a', 1), contender('b', 2)] };
  let rounds = 0;
  const compared = await compare(plan, { rounds: 3, turn: 10 }, () => {
    rounds += 1;
  });
  expect(turns.join('')).toBe('ababbaab');
  expect(rounds).toBe(3);
  expect(compared).toEqual({
    id: 'x',
    title: 'X',
    unit: 'a second',
    measured: [
      { name: 'a', value: 10, ratio: 1 },
      { name: 'b', value: 20, ratio: 0.5 },
    ],
  });
});

test('at one pace so many operations are begun as are due, by no more than so many callers', async () => {
  let [running, most, begun] = [0, 0, 0];
  const operation = async () => {
    begun += 1;
    running += 1;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    running -= 1;
  };
  const { p50, p99 } = await pacedLoop(operation, 4, 1000, 30);
  // Each caller also does the one that ends its turn.
  expect(begun).toBeGreaterThanOrEqual(30);
  expect(begun).toBeLessThanOrEqual(34);
  expect(most).toBeLessThanOrEqual(4);
  expect(p50).toBeLessThanOrEqual(p99 ?? 0);
});

test('the text of a run says how it was measured, and shows latencies where there are some', () => {
  const measured = [{ name: 'Watchword', value: 12_345, ratio: 1, p50: 0.1234, p99: 2.5, p99Ratio: 1 }];
  const plain = [{ name: 'Watchword', value: 0.5, ratio: Number.NaN }];
  const sections = [
    { id: 's', title: 'Speed', comparisons: [{ id: 'a', title: 'A', unit: 'a second', measured }] },
    { id: 'c', title: 'Cost', comparisons: [{ id: 'b', title: 'B', unit: 'MB', measured: plain }] },
  ];
  const run = { date: '2026-11-24', quick: true, machine: '2 × abacus', versions: { pg: '1.2.3' }, sections };
  const lines = runText(run).split('\n');
  expect(lines.slice(0, 2)).toEqual(['2026-11-24, a quick run: rough figures. 2 × abacus.', 'pg 1.2.3.']);
  expect(lines).toContain('| Watchword | 12,300 | 1 | 0.123 | 2.5 | 1 |');
  expect(lines).toContain('| Watchword | 0.5 | – |');
  expect(runText({ ...run, quick: false })).not.toContain('rough');
});
