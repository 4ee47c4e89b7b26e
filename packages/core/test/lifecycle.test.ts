import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyring, memoryStorage, operator, type Watchword, WatchwordError } from '../src/index.ts';
import { type Harness, secretIn, setUp, testKey } from './support/harness.ts';
import { type InterceptedStorage, intercepted } from './support/intercepted-storage.ts';
import { LifecycleModel } from './support/lifecycle-model.ts';
import { hotp } from './support/reference.ts';
import { writeText } from './support/stored-account.ts';

/** One key ring for all runs: deriving its keys is the same each time. */
const keys = keyring(testKey);
const user = { id: 'alice', name: 'alice' };
const desk = operator({ by: 'desk', reason: 'model' });
const pick = fc.nat({ max: 11 });

const action = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('verify' as const),
      device: pick,
      offset: fc.integer({ min: -1, max: 1 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('guess' as const),
      times: fc.constantFrom(1, 1, 2, 7),
      known: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('recover' as const), code: pick }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('begin' as const), proof: pick }) },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('confirm' as const), right: fc.constantFrom(true, true, false) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('remove' as const), device: pick, proof: pick }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('regenerate' as const), proof: pick }) },
  { weight: 1, arbitrary: fc.constant({ type: 'reset' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'disable' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('move' as const),
      seconds: fc.constantFrom(30, 60, 90, 300, 3600, 28_800, -60),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('lose commits' as const), count: fc.integer({ min: 1, max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'lose a reply' as const }) },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

interface Run extends Harness {
  readonly storage: InterceptedStorage;
  readonly other: Watchword;
  readonly model: LifecycleModel;
  /** Every secret that was ever shown, by the id of its enrollment. */
  readonly secrets: Map<string, Buffer>;
  /** Every proof, ticket and recovery code that was ever answered, newest first. */
  readonly authorizations: string[];
  readonly codes: string[];
  enrollmentId: string;
}

function newRun(): Run {
  const storage = intercepted(memoryStorage());
  const harness = setUp({ storage, keys });
  const run = { ...harness, storage, other: harness.another(), model: new LifecycleModel() };
  return { ...run, secrets: new Map(), authorizations: [], codes: [], enrollmentId: 'none' };
}

const stepNow = ({ clock }: Run) => Math.floor(clock.read() / 30_000);
const nth = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

/** An answer, or `undefined` for a call that was denied without one. */
async function answered<T>(run: Run, call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof WatchwordError) || !['storage', 'clock'].includes(error.code)) throw error;
    run.model.unsure();
    return undefined;
  }
}

function note(run: Run, authorization: string | undefined, codes?: readonly string[]): void {
  if (authorization !== undefined) run.authorizations.unshift(authorization);
  if (!codes) return;
  run.codes.unshift(...codes);
  run.model.codesIssued(codes);
}

async function present(run: Run, code: string, known?: string): Promise<void> {
  const caller = run.secrets.size % 2 === 0 ? run.watchword : run.other;
  const answer = await answered(run, caller.verify({ userId: 'alice', code, known }));
  if (answer?.ok) {
    note(run, answer.proof);
    if (answer.method === 'recovery-code') run.model.recoveryCodeAccepted(code, answer.failuresSinceLastSuccess);
    else
      run.model.codeAccepted(
        answer.device!.id,
        newestStep(run, answer.device!.id, code),
        answer.failuresSinceLastSuccess,
      );
  }
  if (answer?.ok === false && code.length < 9) refused(run, answer.reason);
}

/** The failure that disables is answered as `disabled`, and counts. */
function refused({ model }: Run, reason: string): void {
  const disables = reason === 'disabled' && !model.disabled;
  if (reason === 'wrong-code' || disables) model.codeWrong();
  model.disabled ||= disables;
}

/** The newest step of the window that the code belongs to; NaN, which fails every comparison, if it is none. */
function newestStep(run: Run, deviceId: string, code: string): number {
  const secret = run.secrets.get(deviceId)!;
  return [1, 0, -1].map((offset) => stepNow(run) + offset).find((step) => hotp(secret, step) === code) ?? Number.NaN;
}

async function devicesOf({ watchword }: Run): Promise<string[]> {
  return (await watchword.status({ userId: 'alice' })).devices.map(({ id }) => id);
}

async function begin(run: Run, authorization: string | undefined): Promise<void> {
  const answer = await answered(run, run.watchword.beginEnrollment({ user, authorization }));
  if (!answer?.ok) return;
  run.secrets.set(answer.enrollmentId, secretIn(answer.uri));
  run.enrollmentId = answer.enrollmentId;
}

async function confirm(run: Run, right: boolean): Promise<void> {
  const { enrollmentId } = run;
  const secret = run.secrets.get(enrollmentId);
  const code = secret && right ? hotp(secret, stepNow(run)) : '000000';
  const before = await devicesOf(run);
  const answer = await answered(run, run.watchword.confirmEnrollment({ user, enrollmentId, code }));
  const isLinked = answer ? answer.ok : (await devicesOf(run)).includes(enrollmentId);
  if (isLinked && !before.includes(enrollmentId)) {
    if (run.model.disabled) run.model.cleared();
    run.model.linked(enrollmentId, newestStep(run, enrollmentId, code), before);
  }
  if (answer?.ok) note(run, answer.proof, answer.recoveryCodes);
}

async function remove(run: Run, deviceId: string, authorization: string): Promise<void> {
  const before = await devicesOf(run);
  const answer = await answered(run, run.watchword.removeDevice({ userId: 'alice', deviceId, authorization }));
  const left = await devicesOf(run);
  run.model.gone(before.filter((id) => !left.includes(id)));
  if (before.length > 0 && left.length === 0) run.model.cleared();
  if (answer?.ok) note(run, answer.proof);
}

async function regenerate(run: Run, authorization: string): Promise<void> {
  const answer = await answered(run, run.watchword.regenerateRecoveryCodes({ userId: 'alice', authorization }));
  if (answer?.ok) note(run, undefined, answer.recoveryCodes);
}

async function reset(run: Run): Promise<void> {
  const before = await devicesOf(run);
  const answer = await answered(run, run.watchword.reset({ userId: 'alice', authorization: desk }));
  if ((await devicesOf(run)).length > 0) return;
  run.model.gone(before);
  run.model.cleared();
  if (answer?.ok) note(run, answer.ticket);
}

/** Guesses until the devices are disabled, as only somebody with much time can. */
async function disable(run: Run): Promise<void> {
  if ((await devicesOf(run)).length === 0) return;
  for (let n = 0; n < 50 && !run.model.disabled; n += 1) {
    await present(run, '00000000');
    run.model.disabled = (await run.watchword.status({ userId: 'alice' })).disabled;
    run.clock.advance(86_400);
  }
}

async function guess(run: Run, times: number, known: boolean): Promise<void> {
  for (let n = 0; n < times; n += 1) await present(run, '00000000', known ? run.authorizations[0] : undefined);
  run.model.disabled ||= (await run.watchword.status({ userId: 'alice' })).disabled;
}

function loseCommits({ storage }: Run, count: number): void {
  let left = count;
  storage.taps.commit = async (next, { userId }) => {
    const stored = left > 0 ? await storage.load(userId) : undefined;
    left -= 1;
    const tap = storage.taps.commit;
    storage.taps.commit = undefined;
    if (stored) await writeText(storage, userId, stored.account);
    storage.taps.commit = left > 0 ? tap : undefined;
    return next();
  };
}

function loseOneReply({ storage: { taps } }: Run): void {
  taps.commit = async (next) => {
    taps.commit = undefined;
    await next();
    throw new Error('connection reset');
  };
}

async function perform(run: Run, step: Action): Promise<void> {
  const ids = [...run.secrets.keys()].toReversed();
  const id = (n: number) => nth(ids, n) ?? 'none';
  const proof = (n: number) => nth(run.authorizations, n) ?? 'none';
  const ways: {
    readonly [T in Action['type']]: (step: Extract<Action, { readonly type: T }>) => Promise<void> | void;
  } = {
    verify: ({ device, offset }) =>
      present(run, hotp(run.secrets.get(id(device))!, stepNow(run) + offset), run.authorizations[0]),
    guess: ({ times, known }) => guess(run, times, known),
    recover: ({ code }) => present(run, nth(run.codes, code)!),
    begin: (step) => begin(run, proof(step.proof)),
    confirm: ({ right }) => confirm(run, right),
    remove: (step) => remove(run, id(step.device), proof(step.proof)),
    regenerate: (step) => regenerate(run, proof(step.proof)),
    reset: () => reset(run),
    disable: () => disable(run),
    move: ({ seconds }) => run.clock.advance(seconds),
    'lose commits': ({ count }) => loseCommits(run, count),
    'lose a reply': () => loseOneReply(run),
  };
  await (ways[step.type] as (step: Action) => Promise<void> | void)(step);
}

describe('any life of an account', () => {
  it('A2 A7 A8 A12 A13 A15 A26 A38 N7 N16 accepts nothing twice, nothing removed, and nothing that was disabled', {
    timeout: 600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 4, maxLength: 24 }), async (steps) => {
        const run = newRun();
        await begin(run, undefined);
        await confirm(run, true);
        for (const each of steps) await perform(run, each);
        expect(run.secrets.size).toBeGreaterThan(0);
      }),
      { numRuns: Number(process.env['LIFECYCLE_RUNS'] ?? 10_000) },
    );
  });
});
