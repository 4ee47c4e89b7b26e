import type { Call } from '../api/call.ts';
import type { Problem } from '../problems/problem.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';

/** Whom a route is for, and what anybody else is told. */
export interface Access {
  readonly problems: readonly ProblemCode[];
  /** Why the call may not go on; `undefined` if it may. */
  readonly refuse: (call: Call) => Promise<Problem | undefined>;
}

const secondFactorRequired: Problem = { code: 'second-factor-required' };

/** Everybody whose first factor was right: the challenge, and what it has to show (A36). */
export const signedIn: Access = {
  problems: [],
  refuse: () => Promise.resolve(undefined),
};

/** Who has shown the second factor in this session, with the set of factors that there still is (A38, A39). */
export const proven: Access = {
  problems: ['second-factor-required'],
  refuse: async (call) => ((await isProven(call)) ? undefined : secondFactorRequired),
};

/** Who has shown the second factor, or has none yet: nobody links a new device to get round the present one (A30). */
export const settingUp: Access = settingUpWithin(undefined);

/**
 * As {@link settingUp}. Of two clicks at once, the second comes with a session from before the first, and finds the device
 * linked: it is told so, as who knows the id of that device began its set-up.
 */
export const confirming: Access = {
  problems: ['second-factor-required', 'already-confirmed'],
  refuse: async (call) => {
    if (await isProven(call)) return undefined;
    const devices = await devicesOf(call);
    if (devices.length === 0) return undefined;
    return devices.some(({ id }) => id === call.id) ? { code: 'already-confirmed' } : secondFactorRequired;
  },
};

/** As {@link confirming}, of a form: it is let through, as all that core does for the id of a linked device is to say so. */
export const confirmingForm: Access = {
  problems: ['second-factor-required'],
  refuse: async (call) => {
    const problem = await settingUp.refuse(call);
    if (!problem) return undefined;
    return (await devicesOf(call)).some(({ id }) => id === call.fields['enrollment']) ? undefined : problem;
  },
};

/** Seconds. The default of core; where a host has another one, the change itself asks. */
const usuallyFresh = 300;

/** As {@link proven}, in the last minutes: who is about to change something is asked before it, and not in the midst (A14). */
export const freshlyProven: Access = {
  problems: ['second-factor-required'],
  refuse: async (call) => ((await isProven(call, usuallyFresh)) ? undefined : secondFactorRequired),
};

/** As {@link settingUp}, in the last minutes. */
export const settingUpFreshly: Access = settingUpWithin(usuallyFresh);

function settingUpWithin(maxAgeSeconds: number | undefined): Access {
  return {
    problems: ['second-factor-required'],
    refuse: async (call) => {
      if (await isProven(call, maxAgeSeconds)) return undefined;
      return (await devicesOf(call)).length === 0 ? undefined : secondFactorRequired;
    },
  };
}

async function isProven({ watchword, session }: Call, maxAgeSeconds?: number): Promise<boolean> {
  const { user, proof, binding } = session;
  const { ok } = await watchword.requireProof({ userId: user.id, proof, binding, maxAgeSeconds });
  return ok;
}

async function devicesOf({ watchword, session }: Call) {
  const { devices } = await watchword.status({ userId: session.user.id });
  return devices;
}
