import { expect, test } from 'vitest';
import { race } from '../src/rivals/race.ts';
import { RacerProcess } from '../src/rivals/racer-process.ts';
import { report } from '../src/rivals/report.ts';

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

test('the race of a rival counts every racer and every replay, and reports them', async () => {
  const [rounds, processes] = [3, 2];
  const raced = await race({ rounds, processes });
  expect(raced.letIn).toHaveLength(processes + 1);
  expect(sum(raced.letIn)).toBe(rounds);
  expect(sum(Object.values(raced.answers))).toBe(rounds * (processes + 1));
  const letIn = sum(raced.letIn.map((count, racers) => count * racers)) + raced.replaysLetIn;
  expect(raced.answers['let in'] ?? 0).toBe(letIn);

  const lines = report({ race: raced, date: '2026-11-24', betterAuth: '1.2.3', node: 'v26.10.0' }).split('\n');
  expect(lines[0]).toBe('2026-11-24: better-auth 1.2.3, Node v26.10.0, one SQLite file, 2 processes, 3 rounds.');
  expect(lines.filter((line) => /^\| [012] of 2 \| \d \|$/.test(line))).toHaveLength(3);
  expect(lines).toContain(`| the replay after the race | ${raced.replaysLetIn} |`);
});

test('a race without processes is none', async () => {
  await expect(race({ rounds: 1, processes: 0 })).rejects.toThrow('There must be one process or more.');
});

test('a process that ends in the middle of an order, or was ended before, is told of', async () => {
  const racer = new RacerProcess('');
  const asked = racer.ask({ what: 'enroll', now: 0 });
  await Promise.all([expect(asked).rejects.toThrow('A racer ended by itself.'), racer.end()]);
  await expect(racer.ask({ what: 'enroll', now: 0 })).rejects.toThrow('Channel closed');
});

test('the report says how many rounds let in more than one', () => {
  const raced = {
    rounds: 6,
    processes: 3,
    letIn: [0, 3, 2, 1],
    replaysLetIn: 4,
    answers: { 'let in': 14, locked: 10 },
  };
  const text = report({ race: raced, date: '2026-11-24', betterAuth: '1.2.3', node: 'v26.10.0' });
  expect(text).toContain('Answers to racers and replays: let in 14, locked 10.');
  expect(text).toContain('in 3 of 6 rounds, and once more after the race in 4.');
});
