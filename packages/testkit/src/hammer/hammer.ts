import { generateKey } from '@watchword/core';
import { Fleet } from './fleet.ts';
import { type HammerOptions, hammerConfig } from './options.ts';
import { raceUsers } from './race-users.ts';
import { type HammerReport, reportOf } from './report.ts';

/**
 * Lets processes race through core against one store: with the same fresh code, the same recovery code, wrong codes and codes
 * from before, round after round, and proves from what they were answered and from what the store kept that each code was
 * accepted once and nothing was lost. The clocks of the processes are set by hand, so that nothing waits.
 *
 * A new user is left in the store for every ten rounds: give it a store of its own.
 *
 * @throws `misuse`, `unknown-option`; an `Error` if a process cannot connect, fails or ends by itself
 */
export async function hammer(options: HammerOptions): Promise<HammerReport> {
  const config = hammerConfig(options);
  const fleet = await Fleet.start(config, generateKey('hammer'));
  try {
    return reportOf(config, await raceUsers(config, fleet));
  } finally {
    await fleet.end();
  }
}
