import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStorage, type SecurityEvent, type Storage, type VerifyResult } from '../src/index.ts';
import { enroll, setUp } from './support/harness.ts';
import { intercepted } from './support/intercepted-storage.ts';

/** A code of the step before, of now, of the next, or a wrong one. */
const presented = fc.constantFrom(-30, 0, 30, 'wrong' as const);
const round = fc.array(presented, { minLength: 2, maxLength: 8 });

async function storedTypes(storage: Storage): Promise<string[]> {
  const { items } = await storage.history({ userId: 'alice', limit: 1000 });
  return items.map((item) => (JSON.parse(item) as SecurityEvent).type);
}

async function play(rounds: readonly (number | 'wrong')[][], scheduler: fc.Scheduler) {
  const storage = intercepted(memoryStorage());
  const harness = setUp({ storage });
  const { code, wrong } = await enroll(harness);
  storage.taps.load = (next) => scheduler.schedule(next());
  const processes = [harness.watchword, harness.another(), harness.another()];
  const answers: { code: string; result: VerifyResult }[] = [];
  for (const each of rounds) {
    harness.clock.advance(30);
    const calls = each.map(async (what, n) => {
      const presented = what === 'wrong' ? wrong() : code(what);
      const result = await processes[n % 3]!.verify({ userId: 'alice', code: presented });
      answers.push({ code: presented, result });
    });
    await scheduler.waitFor(Promise.all(calls));
  }
  return { answers, types: await storedTypes(storage) };
}

describe('calls that overlap in any order', () => {
  it('V16 A1 A18 accept each code once, and what was told is what was stored', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 5 }), fc.scheduler(), async (rounds, scheduler) => {
        const { answers, types } = await play(rounds, scheduler);
        const accepted = answers.filter(({ result }) => result.ok).map(({ code }) => code);
        const wrong = answers.filter(({ result }) => !result.ok && result.reason === 'wrong-code');
        expect(new Set(accepted).size).toBe(accepted.length);
        expect(types.filter((type) => type === 'code-accepted')).toHaveLength(accepted.length);
        expect(types.filter((type) => type === 'code-wrong')).toHaveLength(wrong.length);
      }),
      { numRuns: 100 },
    );
  });
});
