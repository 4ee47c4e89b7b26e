import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkHistory, type HammerOptions, type HammerProgress, hammer } from '../src/index.ts';
import type { Fault } from './plants/shared-file.ts';
import { failureOf } from './support/failure-of.ts';
import { temporaryFile } from './support/temporary-folder.ts';

const timeout = 120_000;
const module = (name: string) => new URL(`plants/${name}`, import.meta.url);

/** Hammers a store in a file of its own. */
const onFile = (fault: Fault, options: Partial<HammerOptions> = {}) =>
  hammer({
    worker: module('shared-file.ts'),
    target: { path: temporaryFile('store.db'), fault },
    rounds: 12,
    seed: 7,
    ...options,
  });

const rulesBroken = async (fault: Fault, options?: Partial<HammerOptions>) =>
  new Set((await onFile(fault, options)).violations.map(({ rule }) => rule));

describe('the hammer', { timeout }, () => {
  it('A1 A11 finds nothing wrong with a store that is right, and says what was done', async () => {
    const progress: HammerProgress[] = [];
    const report = await onFile('none', { onProgress: (one) => progress.push(one) });
    expect(report).toMatchObject({
      ok: true,
      violations: [],
      seed: 7,
      rounds: 12,
      processes: 4,
      killed: 0,
      calls: 228,
    });
    expect(report.answers).toMatchObject({ accepted: 24 });
    expect(Object.values(report.answers).reduce((sum, count) => sum + count)).toBe(228);
    expect(progress.map(({ round }) => round)).toEqual(Array.from({ length: 12 }, (_, place) => place + 1));
    expect(progress.at(-1)).toEqual({ round: 12, rounds: 12, calls: 228, accepted: 24, killed: 0 });
    expect(report.recorded.users).toHaveLength(2);
    expect(checkHistory(structuredClone(report.recorded))).toEqual([]);
  });

  it('plans the same calls for the same seed', async () => {
    const [first, second] = [await onFile('none', { rounds: 3 }), await onFile('none', { rounds: 3 })];
    const planned = ({ recorded }: typeof first) =>
      recorded.users.flatMap(({ calls }) => calls.map(({ id, presented }) => ({ id, presented })));
    expect(planned(first)).toEqual(planned(second));
  });

  it('A10 finds nothing wrong while processes are killed in the middle of their calls', async () => {
    const report = await onFile('none', { killEvery: 2 });
    expect(report).toMatchObject({ violations: [], killed: 6 });
    expect(report.answers['unknown']).toBeGreaterThan(0);
  });

  it.each([29, 60, 90])('A7 finds nothing wrong with two clocks %i s apart', async (clocksApartSeconds) => {
    expect((await onFile('none', { clocksApartSeconds })).violations).toEqual([]);
  });

  it('A7 accepts no code again where the clock is behind by several steps', async () => {
    const { recorded, violations } = await onFile('none', { clocksApartSeconds: 90 });
    const late = recorded.users.flatMap(({ calls }) => calls.filter(({ process }) => process % 2 === 1));
    expect(violations).toEqual([]);
    expect(new Set(late.filter(({ presented }) => presented.kind === 'code').map(({ answer }) => answer.kind))).toEqual(
      new Set(['refused', 'threw']),
    );
  });

  it.each<{ fault: Fault; rules: string[] }>([
    { fault: 'get-then-set', rules: ['accepted-twice', 'failure-lost'] },
    { fault: 'swallows-errors', rules: ['event-lost'] },
    { fault: 'loses-events', rules: ['event-lost'] },
    { fault: 'writes-later', rules: ['accepted-twice'] },
    { fault: 'forgets-failures', rules: ['failure-lost'] },
  ])('catches a store with the fault $fault', async ({ fault, rules }) => {
    expect([...(await rulesBroken(fault))]).toEqual(expect.arrayContaining(rules));
  });

  it('catches a store that each process has for itself', async () => {
    const { ok, violations } = await hammer({ worker: module('in-memory.ts'), rounds: 2 });
    expect(ok).toBe(false);
    expect(violations.map(({ rule }) => rule)).toContain('event-lost');
  });

  it('A32 shows no secret and no code in its report', async () => {
    const report = await onFile('none');
    expect(inspect(report, { depth: 20, showHidden: true })).not.toMatch(/otpauth|\b\d{6}\b|secret|[A-Z2-7]{32}/);
  });
});

describe('a hammer that cannot work', { timeout }, () => {
  it('says that no process could connect, and why', async () => {
    await expect(onFile('fails')).rejects.toThrow('A process failed: This store is down.');
  });

  it('says that the module exports no connect()', async () => {
    await expect(hammer({ worker: module('no-connect.ts') })).rejects.toThrow('does not export connect()');
  });

  it('says that a process ended by itself', async () => {
    await expect(hammer({ worker: module('dies.ts'), processes: 1 })).rejects.toThrow('ended by itself');
  });

  it('refuses options that are none', async () => {
    const worker = module('in-memory.ts');
    const bad: object[] = [
      {},
      { worker: 'store.ts' },
      { worker: new URL('https://example.org/store.js') },
      { worker, processes: 0 },
      { worker, rounds: 1.5 },
      { worker, killEvery: -1 },
      { worker, clocksApartSeconds: '90' },
      { worker, processes: 1, killEvery: 1 },
    ];
    for (const options of bad) {
      expect(await failureOf(() => hammer(options as HammerOptions))).toMatchObject({ code: 'misuse' });
    }
    expect(await failureOf(() => hammer({ worker, process: 4 } as HammerOptions))).toMatchObject({
      code: 'unknown-option',
    });
  });
});
