// The one place that reaches into a package: what core does of a check between store and store is no part of its public face.
import { codeGenerator, stepAt } from '../../../../packages/core/src/codes/totp.ts';
import { judge } from '../../../../packages/core/src/decisions/replay-guard.ts';
import type { MakeChecker } from './checker.ts';

const parameters = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const window = { past: 1, future: 1 };

/** From the secret on, as each verify does it: the key is prepared for one check, and every step of the window is looked at. */
export const watchword: MakeChecker = (secret) => ({
  name: 'Watchword',
  generate: () => codeGenerator(secret, parameters)(stepAt(Date.now(), parameters.period)),
  check(code) {
    const device = { period: parameters.period, lastStep: -1 };
    const verdict = judge(code, [{ device, codeAt: codeGenerator(secret, parameters) }], Date.now(), window);
    return verdict.kind === 'accepted';
  },
});
