import type { VirtualAccount } from '../authenticator/virtual-account.ts';
import type { Dice } from './dice.ts';
import type { HammerConfig } from './options.ts';
import type { OrderedCall } from './orders.ts';
import type { Presented, RecordedCall } from './recorded.ts';

/** Five wrong codes in a row cost no wait: with so many a round, codes stay looked at. */
const wrongCodes = 2;

/** A call before it is made. */
export type PlannedCall = Omit<RecordedCall, 'answer'> & OrderedCall;

/** The user who is raced for. */
export interface Target {
  readonly userId: string;
  readonly account: VirtualAccount;
  readonly recoveryCodes: readonly string[];
  readonly enrolledStep: number;
}

/** A round: what time it is for each process, and which recovery code is tried. */
export interface Moment {
  readonly round: number;
  readonly clocks: readonly number[];
  readonly place: number;
}

interface Draft {
  readonly process: number;
  readonly caller: number;
  readonly code: string;
  readonly presented: Presented;
}

/**
 * What every caller sends in one round: all of them the fresh code, one of each process the same recovery code, and beside
 * them a few wrong codes and a code from before.
 */
export function planRound(config: HammerConfig, target: Target, moment: Moment, dice: Dice): readonly PlannedCall[] {
  const drafts = [
    ...moment.clocks.flatMap((_, process) => codesOf(config, target, moment, process)),
    ...moment.clocks.flatMap((_, process) => recoveryCodeOf(target, moment, process, dice.below(config.callers))),
    ...Array.from({ length: wrongCodes }, () => wrongCodeOf(target, somebody(config, dice))),
    replayOf(target, moment, somebody(config, dice)),
  ];
  return dice.shuffled(drafts).map((draft, place) => ({
    ...draft,
    id: `round ${moment.round}, process ${draft.process}, call ${place}`,
    round: moment.round,
  }));
}

/** False if two steps around the clocks share their digits: then a fresh code may rightly be refused as one that was used. */
export function isUnambiguous({ account }: Target, { clocks }: Moment): boolean {
  const steps = clocks.map((clock) => stepAt(account, clock));
  const first = Math.min(...steps) - 2;
  const codes = Array.from({ length: Math.max(...steps) + 3 - first }, (_, place) => codeOf(account, first + place));
  return new Set(codes).size === codes.length;
}

function codesOf({ callers }: HammerConfig, { account }: Target, moment: Moment, process: number): readonly Draft[] {
  const step = stepFor(account, moment, process);
  const presented = { kind: 'code', step, fresh: step === freshStep(account, moment) } as const;
  return Array.from({ length: callers }, (_, caller) => ({ process, caller, code: codeOf(account, step), presented }));
}

/** The fresh code where it is in the window, which is one step wide; else the code that the process's own clock asks for. */
function stepFor(account: VirtualAccount, moment: Moment, process: number): number {
  const [fresh, own] = [freshStep(account, moment), stepAt(account, moment.clocks[process] ?? 0)];
  return fresh - own <= 1 ? fresh : own;
}

function recoveryCodeOf(
  { recoveryCodes }: Target,
  { place }: Moment,
  process: number,
  caller: number,
): readonly Draft[] {
  const code = recoveryCodes[place];
  return code === undefined ? [] : [{ process, caller, code, presented: { kind: 'recovery-code', place } }];
}

function wrongCodeOf({ account }: Target, by: Pick<Draft, 'process' | 'caller'>): Draft {
  return { ...by, code: account.wrongCode(), presented: { kind: 'wrong-code' } };
}

function replayOf({ account }: Target, moment: Moment, by: Pick<Draft, 'process' | 'caller'>): Draft {
  const step = stepAt(account, moment.clocks[by.process] ?? 0) - 1;
  return { ...by, code: codeOf(account, step), presented: { kind: 'code', step, fresh: false } };
}

function somebody({ processes, callers }: HammerConfig, dice: Dice): Pick<Draft, 'process' | 'caller'> {
  return { process: dice.below(processes), caller: dice.below(callers) };
}

/** Of those whose clock is ahead. */
function freshStep(account: VirtualAccount, { clocks }: Moment): number {
  return stepAt(account, Math.max(...clocks));
}

/** The step of a time, in milliseconds since the Unix epoch. */
export function stepAt({ period }: VirtualAccount, time: number): number {
  return Math.floor(time / (period * 1000));
}

function codeOf(account: VirtualAccount, step: number): string {
  return account.codeAt(step * account.period * 1000);
}
