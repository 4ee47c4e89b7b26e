import { randomUUID } from 'node:crypto';
import { virtualAuthenticator } from '../authenticator/virtual-authenticator.ts';
import { type TestClock, testClock } from '../clock/test-clock.ts';
import { type Dice, diceOf } from './dice.ts';
import type { Fleet, Kill } from './fleet.ts';
import { type HammerConfig, killsIn } from './options.ts';
import { isUnambiguous, type Moment, planRound, stepAt, type Target } from './plan.ts';
import type { RecordedCall, RecordedUser } from './recorded.ts';

/** Where every run begins: what a seed plans does not depend on the day. */
const start = Date.UTC(2026, 0, 1);

/** A user, as long as there are recovery codes to race for; then another one comes. */
interface Life {
  readonly target: Target;
  readonly calls: RecordedCall[];
  place: number;
}

interface Run {
  readonly config: HammerConfig;
  readonly fleet: Fleet;
  readonly clock: TestClock;
  readonly dice: Dice;
  readonly lives: Life[];
  calls: number;
  accepted: number;
}

/** Runs all rounds, and reads what the store kept. */
export async function raceUsers(config: HammerConfig, fleet: Fleet): Promise<readonly RecordedUser[]> {
  const run: Run = {
    config,
    fleet,
    clock: testClock(start),
    dice: diceOf(config.seed),
    lives: [],
    calls: 0,
    accepted: 0,
  };
  for (let round = 0; round < config.rounds; round += 1) {
    await raceOnce(run, await lifeOf(run), round);
    tell(run, round + 1);
  }
  const histories = await fleet.histories(run.lives.map(({ target }) => target.userId));
  return run.lives.map(({ target, calls }, place) => ({
    userId: target.userId,
    calls,
    events: histories[place] ?? [],
    enrolledStep: target.enrolledStep,
    recoveryCodes: target.recoveryCodes.length,
  }));
}

async function lifeOf(run: Run): Promise<Life> {
  const last = run.lives.at(-1);
  if (last && last.place < last.target.recoveryCodes.length) return last;
  const life = { target: await enroll(run), calls: [], place: 0 };
  run.lives.push(life);
  return life;
}

async function enroll({ fleet, clock }: Run): Promise<Target> {
  const userId = `hammer ${randomUUID()}`;
  const { uri, recoveryCodes } = await fleet.enroll(userId, clock());
  const account = await virtualAuthenticator({ clock }).scan(uri);
  return { userId, recoveryCodes, account, enrolledStep: stepAt(account, clock()) };
}

async function raceOnce(run: Run, life: Life, round: number): Promise<void> {
  const { config, fleet, dice } = run;
  const moment = nextMoment(run, life, round);
  const planned = planRound(config, life.target, moment, dice);
  const kill = killIn(config, round, planned.length, dice);
  const calls = await fleet.verify(life.target.userId, moment, planned, kill);
  life.calls.push(...calls);
  life.place += 1;
  run.calls += calls.length;
  run.accepted += calls.filter(({ answer }) => answer.kind === 'accepted').length;
}

/** One step later than the last one, or more if the digits of that are doubtful. */
function nextMoment({ config, clock }: Run, { target, place }: Life, round: number): Moment {
  for (;;) {
    clock.advance(target.account.period);
    const clocks = Array.from(
      { length: config.processes },
      (_, process) => clock() - (process % 2) * config.clocksApartSeconds * 1000,
    );
    const moment = { round, clocks, place };
    if (isUnambiguous(target, moment)) return moment;
  }
}

function killIn({ killEvery, processes }: HammerConfig, round: number, calls: number, dice: Dice): Kill | undefined {
  if (killEvery === 0 || (round + 1) % killEvery !== 0) return undefined;
  return { process: dice.below(processes), after: dice.below(calls) };
}

function tell({ config, calls, accepted }: Run, round: number): void {
  const { rounds } = config;
  config.onProgress({ round, rounds, calls, accepted, killed: killsIn(config, round) });
}
