import { memoryStorage } from '@watchword/core';
import { compare, type Pace } from '../measure/interleave.ts';
import type { Comparison } from '../measure/results.ts';
import { contendersOf } from '../verify/contenders.ts';
import { makeUserIds, People } from '../verify/people.ts';

/** As many as a policy allows. */
const counts = [1, 2, 5];
const users = 512;

/** People with one device against people with more: every secret is opened, every code of every window computed. */
export async function compareDevices(pace: Pace): Promise<Comparison> {
  const racers = [];
  for (const devices of counts) {
    const people = await People.enroll({ storage: memoryStorage(), userIds: makeUserIds(users), devices });
    racers.push({ name: `devices: ${devices}`, operation: () => people.verify() });
  }
  const plan = { id: 'devices', title: 'Devices of each user, memory, 32 at once', unit: 'a second' };
  return compare({ ...plan, contenders: contendersOf(racers, 32) }, pace, () => undefined);
}
