import { describe, expect, it } from 'vitest';
import { memoryStorage, type VerifyResult, WatchwordError } from '../src/index.ts';
import { enroll, setUp } from './support/harness.ts';
import { scattered } from './support/scattered-storage.ts';

/** A refusal by contention is a refusal; any other failure fails the test. */
async function orContention(answer: Promise<VerifyResult>): Promise<'contention' | VerifyResult> {
  return answer.catch((error: unknown) => {
    if (error instanceof WatchwordError && error.code === 'contention') return 'contention';
    throw error;
  });
}

/** For each round, the callers that were accepted. */
async function race(rounds: number, codeOf: (code: (offset?: number) => string, caller: number) => string) {
  const harness = setUp({ storage: scattered(memoryStorage(), 'race') });
  const { userId, code } = await enroll(harness);
  const processes = [harness.watchword, harness.another(), harness.another(), harness.another()];
  const callers = Array.from({ length: 12 }, (_, caller) => caller);
  const accepted: number[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    harness.clock.advance(90);
    const answers = await Promise.all(
      callers.map((caller) => {
        const process = processes[caller % processes.length]!;
        return orContention(process.verify({ userId, code: codeOf(code, caller) }));
      }),
    );
    accepted.push(callers.filter((_, caller) => isAccepted(answers[caller])));
  }
  return accepted;
}

function isAccepted(answer: 'contention' | VerifyResult | undefined): boolean {
  return answer !== undefined && answer !== 'contention' && answer.ok;
}

function spelt(code: string, way: number): string {
  const [start, end] = [code.slice(0, 3), code.slice(3)];
  return [code, ` ${code}`, `${start} ${end}`, `${start}-${end}`][way]!;
}

/** The step, from the present one, that a caller tries. */
const stepOf = (caller: number) => (caller % 3) - 1;

const onceIn = (rounds: number) => Array.from({ length: rounds }, () => 1);

describe('one code, twelve callers, four processes', () => {
  it('A1 T7 accepts exactly one in each of 250 rounds', { timeout: 60_000 }, async () => {
    const accepted = await race(250, (code) => code());
    expect(accepted.map((callers) => callers.length)).toEqual(onceIn(250));
  });

  it('A1 A5 accepts exactly one, however it is spelt', { timeout: 60_000 }, async () => {
    const accepted = await race(50, (code, caller) => spelt(code(), Math.floor(caller / 3)));
    expect(accepted.map((callers) => callers.length)).toEqual(onceIn(50));
  });

  it('A1 A3 accepts each of three neighbouring steps at most once', { timeout: 60_000 }, async () => {
    const accepted = await race(50, (code, caller) => code(stepOf(caller) * 30));
    for (const callers of accepted) {
      const steps = callers.map(stepOf);
      expect(steps.length).toBeGreaterThan(0);
      expect(new Set(steps).size).toBe(steps.length);
    }
  });
});
