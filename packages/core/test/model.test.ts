import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStorage, type Watchword, WatchwordError } from '../src/index.ts';
import { AccountModel } from './support/account-model.ts';
import { type Enrolled, enroll, type Harness, setUp } from './support/harness.ts';
import { type InterceptedStorage, intercepted } from './support/intercepted-storage.ts';
import { hotp } from './support/reference.ts';
import { writeText } from './support/stored-account.ts';

type Action =
  | { readonly type: 'verify'; readonly offset: number; readonly caller: number }
  | { readonly type: 'guess'; readonly caller: number }
  | { readonly type: 'move'; readonly seconds: number }
  | { readonly type: 'begin' }
  | { readonly type: 'lose commits'; readonly count: number }
  | { readonly type: 'lose a reply' };

const caller = fc.nat({ max: 2 });
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('verify' as const), offset: fc.integer({ min: -2, max: 2 }), caller }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('guess' as const), caller }) },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('move' as const), seconds: fc.integer({ min: -90, max: 120 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('move' as const), seconds: fc.constantFrom(1800, 3600, -3600) }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'begin' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('lose commits' as const), count: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'lose a reply' as const }) },
);

interface Run extends Harness {
  readonly storage: InterceptedStorage;
  readonly processes: readonly Watchword[];
  readonly enrolled: Enrolled;
  readonly model: AccountModel;
  /** The steps whose acceptance a caller was told of, in that order. */
  readonly accepted: number[];
  lostReplies: number;
}

async function newRun(): Promise<Run> {
  const storage = intercepted(memoryStorage());
  const harness = setUp({ storage });
  const enrolled = await enroll(harness);
  const model = new AccountModel(harness.clock.read() / 30_000, (step) => hotp(enrolled.secret, step));
  const processes = [harness.watchword, harness.another(), harness.another()];
  return { ...harness, storage, processes, enrolled, model, accepted: [], lostReplies: 0 };
}

async function present(run: Run, code: string, caller: number): Promise<void> {
  const { lostReplies } = run;
  const expected = run.model.verify(code, run.clock.read());
  const answer = await run.processes[caller]!.verify({ userId: 'alice', code }).then(
    (result) => (result.ok ? 'ok' : result.reason),
    (error: unknown) => (error instanceof WatchwordError ? error.code : Promise.reject(error as Error)),
  );
  expect(answer).toBe(run.lostReplies > lostReplies ? 'storage' : expected);
  if (answer === 'ok') run.accepted.push(run.model.lastStep);
}

/** Lets another commit for the same user come first, so many times. */
function loseCommits({ storage }: Run, count: number): void {
  let left = count;
  storage.taps.commit = async (next, { userId }) => {
    if (left === 0) return next();
    left -= 1;
    const stored = await storage.load(userId);
    const tap = storage.taps.commit;
    storage.taps.commit = undefined;
    await writeText(storage, userId, stored!.account);
    storage.taps.commit = tap;
    return next();
  };
}

/** Breaks the connection once, after the store has committed. */
function loseOneReply(run: Run): void {
  const { taps } = run.storage;
  taps.commit = async (next) => {
    taps.commit = undefined;
    run.lostReplies += 1;
    await next();
    throw new Error('connection reset');
  };
}

async function beginAgain({ watchword }: Run): Promise<void> {
  const answer = await watchword.beginEnrollment({ user: { id: 'alice', name: 'alice' } });
  expect(answer).toEqual({ ok: false, reason: 'authorization-required' });
}

async function perform(run: Run, action: Action): Promise<void> {
  switch (action.type) {
    case 'verify':
      await present(run, run.enrolled.code(action.offset * 30), action.caller);
      return;
    case 'guess':
      await present(run, run.enrolled.wrong(), action.caller);
      return;
    case 'move':
      run.clock.advance(action.seconds);
      return;
    case 'begin':
      await beginAgain(run);
      return;
    case 'lose commits':
      loseCommits(run, action.count);
      return;
    case 'lose a reply':
      loseOneReply(run);
      return;
  }
}

describe('any sequence of calls, clocks and conflicts', () => {
  it('T7 T8 T12 A18 gives what the model gives: each step once, steps rising, no failure lost', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 60 }), async (actions) => {
        const run = await newRun();
        for (const each of actions) await perform(run, each);
        expect(run.accepted).toEqual([...new Set(run.accepted)].toSorted((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });
});
